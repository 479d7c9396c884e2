package perennial.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Decision;
import perennial.kernel.Digests;
import perennial.kernel.Moments;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/** Decides one call's commands, one after the other, on the rows as those before left them. */
final class TurnDecision {
  private final Journal journal;
  private final Connection connection;
  private final Turn turn;
  private final Overlay overlay;
  private final EntrySet before;

  /** The rows of this call that an equal one further down repeats, by what makes them equal. */
  private final Map<Bytes, Integer> done = new HashMap<>();

  /**
   * @param before what earlier calls of the same transaction wrote
   */
  TurnDecision(
      Journal journal, Connection connection, Turn turn, Overlay overlay, EntrySet before) {
    this.journal = journal;
    this.connection = connection;
    this.turn = turn;
    this.overlay = overlay;
    this.before = before;
  }

  /**
   * @param entryIds the numbers of the whole transaction's entries
   * @return the reasons against it; none when all was accepted, and then every command is answered
   */
  List<Refusal> decide(List<Long> entryIds, Instant now) throws SQLException {
    var reasons = new ArrayList<Refusal>();
    var outcomes = new ArrayList<@Nullable Outcome>();
    for (int i = 0; i < turn.call.items().size(); i++) {
      Call.Item item = turn.call.items().get(i);
      byte[] repeated = repeatedAnswer(item, i);
      turn.answers.add(repeated);
      if (repeated != null || isDoneInThisCall(item)) {
        outcomes.add(null);
        continue;
      }
      var moments = new Moments(occurredAt(item.command()), now);
      var deciding = new Command.Deciding(turn.call.actor(), overlay, moments, journal.minter());
      switch (decision(item.command(), deciding)) {
        case Decision.Refused<Outcome>(var refused) -> {
          for (Refusal reason : refused) {
            reasons.add(reason.atRow(i));
          }
          outcomes.add(null);
        }
        case Decision.Accepted<Outcome>(var outcome) -> {
          apply(i, outcome, moments, entryIds.get(turn.firstEntry + i));
          outcomes.add(outcome);
          remember(item, i, outcome);
        }
      }
    }
    if (reasons.isEmpty()) {
      answer(outcomes);
    }
    return reasons;
  }

  /** An erasure must not take what was added since it was planned; the heads are locked by now. */
  private Decision<Outcome> decision(Command command, Command.Deciding deciding)
      throws SQLException {
    return command instanceof ErasePersonal erasing && isOutdated(erasing)
        ? ErasePersonal.outdated()
        : command.decide(deciding);
  }

  private boolean isOutdated(ErasePersonal erasing) throws SQLException {
    var newer = new boolean[1];
    List<ErasePersonal.Erasing> objects = erasing.objects();
    new MultiStatement(connection)
        .add(
            JournalSql.FIND_NEWER_PARTS,
            results -> {
              results.next();
              newer[0] = results.getBoolean(1);
            })
        .withTexts(objects.stream().map(o -> o.object().kind().letters()).toArray(String[]::new))
        .withLongs(objects.stream().mapToLong(o -> o.object().serial()).toArray())
        .withLongs(objects.stream().mapToLong(ErasePersonal.Erasing::newest).toArray())
        .execute();
    return newer[0];
  }

  private Instant occurredAt(Command command) {
    return command.occurredAt(turn.call.receivedAt()).truncatedTo(ChronoUnit.MICROS);
  }

  private void answer(List<@Nullable Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome != null) {
        turn.answers.set(i, turn.call.answers().accepted(i, outcome, overlay));
      }
    }
    for (int i = 0; i < turn.answers.size(); i++) {
      Bytes key = turn.call.items().get(i).replayKey();
      if (turn.answers.get(i) == null && key != null && done.containsKey(key)) {
        int first = done.get(key);
        turn.answers.set(i, turn.answers.get(first));
        turn.repeated.put(i, () -> turn.leaf(first));
        journal.meters().replayedCommands.increment();
      }
    }
  }

  private byte @Nullable [] repeatedAnswer(Call.Item item, int index) {
    Turn.Earlier before = item.replayKey() == null ? null : turn.earlier.get(item.replayKey());
    if (before == null || !item.command().stands(overlay, before.made())) {
      return null;
    }
    journal.meters().replayedCommands.increment();
    turn.repeated.put(index, before.leaf());
    return before.answer();
  }

  /** Whether an equal row stood before this one in the same list: both are one act. */
  private boolean isDoneInThisCall(Call.Item item) {
    return item.replayKey() != null && done.containsKey(item.replayKey());
  }

  private void remember(Call.Item item, int index, Outcome outcome) {
    if (item.replayKey() != null) {
      turn.replays.add(new Turn.Replay(item.replayKey(), index, outcome.made()));
      done.put(item.replayKey(), index);
    }
  }

  private void apply(int index, Outcome outcome, Moments moments, long entryId)
      throws SQLException {
    if (outcome.events().isEmpty()) {
      return;
    }
    Call.Item item = turn.call.items().get(index);
    var parties = new TreeSet<>(item.command().parties());
    parties.addAll(item.command().founds());
    parties.add(turn.call.actor().licensee());
    EntrySet.Sealed sealed = seal(outcome.personal(), entryId);
    var occasion =
        new Occasion(
            entryId,
            item.command().act(),
            turn.call.actor().licensee(),
            turn.call.actor().user(),
            moments,
            sealed == null ? null : sealed.text());
    for (Event event : outcome.events()) {
      for (Projector projector : journal.projectors()) {
        projector.apply(event, occasion, overlay);
      }
    }
    turn.written.add(occasion, parties, outcome.events(), sealed, overlay.takeTouched());
    turn.writers.add(index);
  }

  private EntrySet.@Nullable Sealed seal(Outcome.@Nullable Personal personal, long entryId)
      throws SQLException {
    if (personal == null) {
      return null;
    }
    String owner = personal.object().toString();
    EntrySet.NewKey fresh = turn.written.newKeys.get(personal.object());
    if (fresh == null) {
      fresh = before.newKeys.get(personal.object());
    }
    byte[] key = fresh == null ? null : fresh.key();
    if (key == null && !overlay.isCreated(personal.object())) {
      key = findKey(personal.object(), owner);
    }
    if (key == null) {
      key = journal.vault().newKey();
      turn.written.newKeys.put(personal.object(), new EntrySet.NewKey(key, entryId));
    }
    byte[] salt = journal.random().bytes(Entry.SALT_BYTES);
    byte[] plain = Cbor.encode(personal.fields().asMap());
    Bytes hash = new Bytes(Digests.sha256(salt, plain));
    byte[] both = Cbor.encode(List.of(salt, plain));
    return new EntrySet.Sealed(personal.object(), journal.vault().seal(key, both, owner), hash);
  }

  private byte @Nullable [] findKey(ObjectRef object, String owner) throws SQLException {
    var found = new ArrayList<byte[]>();
    new MultiStatement(connection)
        .add(
            JournalSql.FIND_OBJECT_KEY,
            results -> {
              while (results.next()) {
                found.add(journal.vault().openKey(new Bytes(results.getBytes(1)), owner));
              }
            })
        .with(object.kind().letters())
        .with(object.serial())
        .execute();
    return found.isEmpty() ? null : found.getFirst();
  }
}
