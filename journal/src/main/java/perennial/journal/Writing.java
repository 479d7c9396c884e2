package perennial.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/** One transaction on one connection, from BEGIN to COMMIT, for one call or several. */
final class Writing {
  private final Journal journal;
  private final Connection connection;
  private final List<Turn> turns = new ArrayList<>();
  private final Overlay overlay;
  private final SqlSource sql;
  private final TreeMap<LicenseeId, Head> heads = new TreeMap<>();
  private final List<Long> entryIds = new ArrayList<>();
  private final EntrySet written = new EntrySet();
  private @Nullable Epoch epoch;
  private boolean areCredentialsChanged;

  Writing(Journal journal, Connection connection, List<Call> calls) {
    this.journal = journal;
    this.connection = connection;
    this.sql = new SqlSource(connection, journal.guard());
    this.overlay = new Overlay(sql);
    int items = 0;
    for (Call call : calls) {
      turns.add(new Turn(call, items));
      items += call.items().size();
    }
  }

  /**
   * Does all of it.
   *
   * @return what became of each call, in order; when this returns it is committed
   */
  List<Settled> run() throws SQLException {
    enter();
    Instant now = journal.clock().instant().truncatedTo(ChronoUnit.MICROS);
    for (Head head : heads.values()) {
      now = head.recordedAt.isAfter(now) ? head.recordedAt : now;
    }
    for (Turn turn : turns) {
      if (turn.settled == null && isFit(turn)) {
        decide(turn, now);
      }
    }
    return write(now);
  }

  private boolean isGroup() {
    return turns.size() > 1;
  }

  private void enter() throws SQLException {
    Set<LicenseeId> parties = new TreeSet<>();
    Set<LicenseeId> founded = new TreeSet<>();
    var prefetch = new Prefetch();
    int items = 0;
    for (Turn turn : turns) {
      parties.addAll(turn.parties);
      founded.addAll(turn.founded);
      items += turn.call.items().size();
      turn.call.items().forEach(i -> i.command().prefetch(turn.call.actor(), prefetch));
    }
    var statement = new MultiStatement(connection);
    statement.add("BEGIN");
    statement.add(JournalSql.ENTER).with(join(parties));
    if (!founded.isEmpty()) {
      statement.add(JournalSql.FOUND).withLongs(longs(founded));
    }
    statement.add(JournalSql.LOCK_HEADS, this::takeHeads).withLongs(longs(parties));
    if (items == 1) {
      statement.add(JournalSql.TAKE_ENTRY_ID, this::takeEntryIds);
    } else {
      statement.add(JournalSql.TAKE_ENTRY_IDS, this::takeEntryIds).with(items);
    }
    turns.forEach(turn -> findFirstCall(turn, statement));
    findEarlier(statement);
    overlay.prefetch(prefetch, sql, statement);
    statement.execute();
    if (epoch == null || epoch.generation() != Epoch.GENERATION) {
      throw new IllegalStateException("another generation serves than the one of this build");
    }
  }

  private void findFirstCall(Turn turn, MultiStatement statement) {
    if (turn.call.idempotencyKey() != null) {
      statement
          .add(JournalSql.FIND_CALL, results -> takeFirstCall(turn, results))
          .with(turn.call.actor().licensee().value())
          .with(turn.call.idempotencyKey());
    }
  }

  private void findEarlier(MultiStatement statement) throws SQLException {
    var licensees = new ArrayList<Long>();
    var keys = new ArrayList<byte[]>();
    Instant oldest = turns.getFirst().call.receivedAt();
    for (Turn turn : turns) {
      for (Call.Item item : turn.call.items()) {
        if (item.replayKey() != null) {
          licensees.add(turn.call.actor().licensee().value());
          keys.add(item.replayKey().array());
        }
      }
      oldest = turn.call.receivedAt().isBefore(oldest) ? turn.call.receivedAt() : oldest;
    }
    if (!keys.isEmpty()) {
      statement
          .add(JournalSql.FIND_REPLAYS, this::takeEarlier)
          .withLongs(licensees.stream().mapToLong(Long::longValue).toArray())
          .withBytes(keys.toArray(byte[][]::new))
          .with(oldest.minus(Journal.REPLAY_WINDOW).toString());
    }
  }

  private void takeHeads(ResultSet results) throws SQLException {
    while (results.next()) {
      heads.put(new LicenseeId(results.getLong(1)), Head.read(results));
      epoch =
          new Epoch(results.getInt(5), results.getInt(6), results.getInt(7), results.getLong(8));
    }
  }

  private void takeEntryIds(ResultSet results) throws SQLException {
    while (results.next()) {
      entryIds.add(results.getLong(1));
    }
  }

  private void takeFirstCall(Turn turn, ResultSet results) throws SQLException {
    if (!results.next()) {
      return;
    }
    if (!new Bytes(results.getBytes(3)).equals(turn.requestHash)) {
      turn.settled = new Settled.Failed(new IdempotencyKeyReused());
      return;
    }
    StoredAnswer stored = openAnswer(results.getLong(1), results.getBytes(5), results.getBytes(6));
    turn.settled = new Settled.Done(Result.of(results.getBoolean(4), stored, true));
    journal.meters().replayedCommands.add(stored.bodies().size());
  }

  private void takeEarlier(ResultSet results) throws SQLException {
    while (results.next()) {
      var licensee = new LicenseeId(results.getLong(1));
      var key = new Bytes(results.getBytes(2));
      var made =
          Arrays.stream((String[]) results.getArray(4).getArray()).map(ObjectRef::parse).toList();
      StoredAnswer stored =
          openAnswer(results.getLong(5), results.getBytes(6), results.getBytes(7));
      int item = results.getInt(3);
      var found =
          new Turn.Earlier(made, stored.bodies().get(item), () -> stored.leaves().get(item));
      for (Turn turn : turns) {
        if (turn.call.actor().licensee().equals(licensee)) {
          turn.earlier.put(key, found);
        }
      }
    }
  }

  private StoredAnswer openAnswer(long attemptId, byte[] sealedKey, byte[] sealedAnswer) {
    String owner = "attempt " + attemptId;
    byte[] key = journal.vault().openKey(new Bytes(sealedKey), owner);
    return StoredAnswer.decode(journal.vault().open(key, new Bytes(sealedAnswer), owner));
  }

  /** Whether a call may be decided; if not, it has failed, and the others go on. */
  private boolean isFit(Turn turn) {
    if (!heads.keySet().containsAll(turn.parties)) {
      turn.settled =
          new Settled.Failed(new IllegalStateException("a party of the call is no licensee"));
      return false;
    }
    long known = turn.call.credentials();
    boolean isCurrent =
        Objects.requireNonNull(epoch).credentials() == known && !areCredentialsChanged;
    if (known != Call.NO_CREDENTIALS && !isCurrent) {
      turn.settled = new Settled.Failed(new CredentialsChanged());
      return false;
    }
    return true;
  }

  /** Decides a call on the rows as the calls before it left them; a refusal leaves no trace. */
  private void decide(Turn turn, Instant now) throws SQLException {
    overlay.begin(isGroup() ? turn.parties : null);
    var deciding = new TurnDecision(journal, connection, turn, overlay, written);
    List<Refusal> reasons = deciding.decide(entryIds, now);
    if (!reasons.isEmpty()) {
      turn.reasons = reasons;
      turn.written.clear();
      turn.replays.clear();
      overlay.undo();
      return;
    }
    written.addAll(turn.written);
    areCredentialsChanged |= turn.written.changesCredentials();
    tellLaterCalls(turn);
  }

  /** An equal command of a later call of this transaction is answered as this one was. */
  private void tellLaterCalls(Turn turn) {
    for (Turn.Replay replay : turn.replays) {
      byte[] answer = Objects.requireNonNull(turn.answers.get(replay.item()));
      for (Turn later : turns.subList(turns.indexOf(turn) + 1, turns.size())) {
        if (later.call.actor().licensee().equals(turn.call.actor().licensee())) {
          later.earlier.put(
              replay.key(),
              new Turn.Earlier(replay.made(), answer, () -> turn.leaf(replay.item())));
        }
      }
    }
  }

  private List<Settled> write(Instant now) throws SQLException {
    var bodies = new ArrayList<List<byte[]>>();
    for (Turn turn : turns) {
      bodies.add(turn.settled == null ? turn.bodies() : List.of());
    }
    List<Turn> recorded = turns.stream().filter(Turn::isRecorded).toList();
    if (recorded.isEmpty()) {
      connection.createStatement().execute("ROLLBACK");
    } else {
      writeAll(recorded, bodies, now);
    }
    var settled = new ArrayList<Settled>();
    for (int i = 0; i < turns.size(); i++) {
      settled.add(turns.get(i).done(bodies.get(i)));
    }
    return settled;
  }

  private void writeAll(List<Turn> recorded, List<List<byte[]>> bodies, Instant now)
      throws SQLException {
    var statement = new MultiStatement(connection);
    restored();
    if (!written.isEmpty()) {
      written.addTo(statement, journal, this::advance, isGroup());
      journal.rowWriter().write(overlay, statement, isGroup());
      addHeads(statement, now);
      if (written.changesCredentials()) {
        statement.change(JournalSql.CHANGE_CREDENTIALS);
      }
    }
    var attempts = new AttemptSet(journal, connection);
    for (Turn turn : recorded) {
      attempts.add(turn, turn.answered(bodies.get(turns.indexOf(turn))));
    }
    attempts.addTo(statement, now, isGroup());
    statement.endChanges().add("COMMIT").execute();
    long refused = recorded.stream().filter(Turn::isRefused).count();
    journal.meters().refusedCalls.add(refused);
    journal.meters().acceptedCalls.add(recorded.size() - refused);
    journal.meters().entries.add(written.size());
  }

  /**
   * Writes into the first entry which tampered rows this call sets right. Of several calls the
   * first entry may be another licensee's, so they are done one by one.
   */
  private void restored() {
    for (Map.Entry<Table<?>, Map<List<Object>, Overlay.Seen>> table : overlay.tables().entrySet()) {
      table
          .getValue()
          .forEach((key, seen) -> {
            if (seen.tampered != null && !written.isEmpty()) {
              if (isGroup()) {
                throw new IllegalStateException("a row is to be set right by one call alone");
              }
              List<String> text = key.stream().map(Object::toString).toList();
              written.addToFirst(new RowRestored(table.getKey().name(), text, seen.tampered));
            }
          });
    }
  }

  /** Links a leaf into a party's chain, and answers its place and what it links to. */
  private EntrySet.Link advance(LicenseeId party, Bytes leaf) {
    return Objects.requireNonNull(heads.get(party)).advance(leaf);
  }

  private void addHeads(MultiStatement statement, Instant now) throws SQLException {
    Set<LicenseeId> parties = written.parties();
    if (parties.size() == 1 && !isGroup()) {
      LicenseeId party = parties.iterator().next();
      Head head = Objects.requireNonNull(heads.get(party));
      statement
          .change(JournalSql.ADVANCE_HEAD)
          .with(head.n)
          .with(head.hash.array())
          .with(now.toString())
          .with(party.value())
          .meeting(1);
      return;
    }
    var n = new long[parties.size()];
    var hashes = new byte[n.length][];
    var recorded = new String[n.length];
    int i = 0;
    for (LicenseeId party : parties) {
      Head head = Objects.requireNonNull(heads.get(party));
      n[i] = head.n;
      hashes[i] = head.hash.array();
      recorded[i++] = now.toString();
    }
    statement
        .change(JournalSql.ADVANCE_HEADS)
        .withLongs(longs(parties))
        .withLongs(n)
        .withBytes(hashes)
        .withTexts(recorded)
        .meeting(parties.size());
  }

  private static String join(Set<LicenseeId> ids) {
    return String.join(",", ids.stream().map(LicenseeId::toString).toList());
  }

  private static long[] longs(Set<LicenseeId> ids) {
    return ids.stream().mapToLong(LicenseeId::value).toArray();
  }
}
