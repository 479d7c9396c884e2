package perennial.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/**
 * A journal for tests, in memory or on PostgreSQL: runs commands as the real one does, and can
 * check that its rows are what its entries fold to. Rooms write their tests against this.
 */
public interface TestJournal extends AutoCloseable {
  /** What became of a call: one outcome for each command, or all refusals. */
  record Answered(List<Outcome> outcomes, List<Refusal> refusals) {
    public boolean isAccepted() {
      return refusals.isEmpty();
    }

    /** The subject of the only or first command. */
    public ObjectRef subject() {
      if (!isAccepted()) {
        throw new AssertionError("refused: " + refusals);
      }
      return outcomes.getFirst().subject();
    }

    public long serial() {
      return subject().serial();
    }

    public List<Event> events() {
      return outcomes.stream().flatMap(outcome -> outcome.events().stream()).toList();
    }

    /** The names of the refusals' reasons, in their order. */
    public List<String> reasons() {
      return refusals.stream().map(refusal -> refusal.reason().name()).toList();
    }

    /** The texts of the refusals of a field. */
    public List<String> texts(String field) {
      return refusals.stream().filter(r -> r.field().equals(field)).map(Refusal::text).toList();
    }
  }

  /** Does all commands as one call, or none. */
  Answered run(Actor actor, Command... commands);

  /** A committed row; null when there is none. */
  <R extends Record> @Nullable R find(Table<R> table, Object... key);

  /** All committed rows of a table, in the order of their keys. */
  <R extends Record> List<R> rows(Table<R> table);

  /** What differs between the rows and the fold of all entries; empty when nothing does. */
  List<String> differences();

  @Override
  void close();
}
