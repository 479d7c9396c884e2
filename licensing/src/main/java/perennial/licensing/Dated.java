package perennial.licensing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import perennial.journal.Rows;
import perennial.journal.Table;

/**
 * A version of something about a licensee that changes with time.
 *
 * @param <R> the row itself
 */
interface Dated<R extends Record> {
  /** The number of the row that holds now. */
  int NOW = 0;

  Span span();

  /** The same facts at other times. */
  R at(Span span);

  /**
   * Other facts hold from an instant on; what held before is kept.
   *
   * @param key of the row that holds now
   */
  static <R extends Record & Dated<R>> void change(
      Rows rows, Table<R> table, Instant from, Instant now, UnaryOperator<R> facts, Object... key) {
    rows.keep(table, row -> row.span().past(from, now).stream().map(row::at).toList(), key);
    rows.change(table, row -> facts.apply(row).at(row.span().next(from, now)), key);
  }

  /** Whether it holds at an instant, as is known now. */
  default boolean holdsAt(Instant at) {
    return span().holdsAt(at);
  }

  /**
   * Facts hold from an instant on, for the first time or again; what held before is kept.
   *
   * @param facts at times that do not matter
   * @param until when it ends; null while that is open
   * @param key of the row that holds now
   */
  static <R extends Record & Dated<R>> void begin(
      Rows rows,
      Table<R> table,
      R facts,
      Instant from,
      @Nullable Instant until,
      Instant now,
      Object... key) {
    rows.keep(table, row -> row.span().past(from, now).stream().map(row::at).toList(), key);
    rows.merge(
        table, facts.at(Span.NOT_YET), row -> facts.at(row.span().next(from, now).until(until)));
  }

  /**
   * What holds ends at an instant, which may lie ahead.
   *
   * @param key of the row that holds now
   */
  static <R extends Record & Dated<R>> void end(
      Rows rows, Table<R> table, Instant end, Instant now, Object... key) {
    rows.keep(table, row -> List.of(row.at(row.span().known(now))), key);
    rows.change(table, row -> row.at(row.span().ending(end, now)), key);
  }

  /**
   * Changes what holds now and all that was kept of it, as when a part of it must be nowhere. The
   * row of now counts those that were kept.
   *
   * @param object what comes before the number in the keys of the rows
   */
  static <R extends Record & Dated<R>> void forAll(
      Rows rows, Table<R> table, UnaryOperator<R> change, Object... object) {
    var last = new AtomicInteger();
    rows.keep(
        table,
        row -> {
          last.set(row.span().kept());
          return List.of();
        },
        key(NOW, object));
    for (int n = NOW; n <= last.get(); n++) {
      rows.change(table, change, key(n, object));
    }
  }

  private static Object[] key(int n, Object... object) {
    Object[] key = Arrays.copyOf(object, object.length + 1);
    key[object.length] = n;
    return key;
  }
}
