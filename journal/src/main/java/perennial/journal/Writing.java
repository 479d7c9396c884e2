package perennial.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Decision;
import perennial.kernel.Digests;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/** One call on one connection, from BEGIN to COMMIT. */
final class Writing {
  private final Journal journal;
  private final Connection connection;
  private final Call call;
  private final Overlay overlay;
  private final SqlSource sql;
  private final TreeMap<LicenseeId, Head> heads = new TreeMap<>();
  private final List<Long> entryIds = new ArrayList<>();
  private final Map<Bytes, Earlier> earlier = new HashMap<>();
  private final Bytes requestHash;
  private @Nullable Epoch epoch;
  private @Nullable Result first;

  private final List<byte @Nullable []> answers = new ArrayList<>();
  private final EntrySet written = new EntrySet();
  private final List<Replay> replays = new ArrayList<>();

  /** The rows of this call that an equal one further down repeats, by what makes them equal. */
  private final Map<Bytes, Integer> done = new HashMap<>();

  /** A licensee's chain head as locked. */
  private static final class Head {
    long n;
    Bytes hash;
    final Instant recordedAt;

    Head(long n, Bytes hash, Instant recordedAt) {
      this.n = n;
      this.hash = hash;
      this.recordedAt = recordedAt;
    }
  }

  /** What an equal command was answered. */
  private record Earlier(List<ObjectRef> made, byte[] answer) {}

  /** A command that a repetition may find. */
  private record Replay(Bytes key, int item, List<ObjectRef> made) {
    String madeText() {
      return String.join(",", made.stream().map(ObjectRef::toString).toList());
    }
  }

  Writing(Journal journal, Connection connection, Call call) {
    this.journal = journal;
    this.connection = connection;
    this.call = call;
    this.sql = new SqlSource(connection, journal.guard());
    this.overlay = new Overlay(sql);
    this.requestHash =
        new Bytes(
            Digests.sha256(
                (call.operation() + "\n").getBytes(StandardCharsets.UTF_8), call.request()));
  }

  Result run() throws SQLException {
    enter();
    if (first != null) {
      connection.createStatement().execute("ROLLBACK");
      return first;
    }
    Instant now = journal.clock().instant().truncatedTo(ChronoUnit.MICROS);
    for (Head head : heads.values()) {
      now = head.recordedAt.isAfter(now) ? head.recordedAt : now;
    }
    List<Refusal> reasons = decideAll(now);
    if (!reasons.isEmpty()) {
      return refuse(reasons, now);
    }
    return accept(now);
  }

  private void enter() throws SQLException {
    Set<LicenseeId> parties = new TreeSet<>();
    Set<LicenseeId> founded = new TreeSet<>();
    var prefetch = new Prefetch();
    parties.add(call.actor().licensee());
    for (Call.Item item : call.items()) {
      parties.addAll(item.command().parties());
      founded.addAll(item.command().founds());
      item.command().prefetch(call.actor(), prefetch);
    }
    parties.addAll(founded);
    var statement = new MultiStatement(connection);
    statement.add("BEGIN");
    statement.add(JournalSql.ENTER).with(join(parties));
    if (!founded.isEmpty()) {
      statement.add(JournalSql.FOUND).withLongs(longs(founded));
    }
    statement.add(JournalSql.LOCK_HEADS, this::takeHeads).withLongs(longs(parties));
    if (call.items().size() == 1) {
      statement.add(JournalSql.TAKE_ENTRY_ID, this::takeEntryIds);
    } else {
      statement.add(JournalSql.TAKE_ENTRY_IDS, this::takeEntryIds).with(call.items().size());
    }
    if (call.idempotencyKey() != null) {
      statement
          .add(JournalSql.FIND_CALL, this::takeFirstCall)
          .with(call.actor().licensee().value())
          .with(call.idempotencyKey());
    }
    byte[][] replayKeys =
        call.items().stream()
            .filter(item -> item.replayKey() != null)
            .map(item -> Objects.requireNonNull(item.replayKey()).array())
            .toArray(byte[][]::new);
    if (replayKeys.length > 0) {
      statement
          .add(JournalSql.FIND_REPLAYS, this::takeEarlier)
          .with(call.actor().licensee().value())
          .withBytes(replayKeys)
          .with(call.receivedAt().minus(Journal.REPLAY_WINDOW).toString());
    }
    overlay.prefetch(prefetch, sql, statement);
    statement.execute();
    if (epoch == null || heads.size() != parties.size()) {
      throw new IllegalStateException("a party of the call is no licensee");
    }
    if (epoch.generation() != Epoch.GENERATION) {
      throw new IllegalStateException("another generation serves than the one of this build");
    }
    if (call.credentials() != Call.NO_CREDENTIALS && epoch.credentials() != call.credentials()) {
      throw new CredentialsChanged();
    }
  }

  private void takeHeads(ResultSet results) throws SQLException {
    while (results.next()) {
      heads.put(
          new LicenseeId(results.getLong(1)),
          new Head(
              results.getLong(2),
              new Bytes(results.getBytes(3)),
              results.getObject(4, OffsetDateTime.class).toInstant()));
      epoch =
          new Epoch(results.getInt(5), results.getInt(6), results.getInt(7), results.getLong(8));
    }
  }

  private void takeEntryIds(ResultSet results) throws SQLException {
    while (results.next()) {
      entryIds.add(results.getLong(1));
    }
  }

  private void takeFirstCall(ResultSet results) throws SQLException {
    if (!results.next()) {
      return;
    }
    if (!new Bytes(results.getBytes(3)).equals(requestHash)) {
      throw new IdempotencyKeyReused();
    }
    List<byte[]> stored = openAnswer(results.getLong(1), results.getBytes(5), results.getBytes(6));
    first = new Result(results.getBoolean(4), stored, true, List.of());
    journal.meters().replayedCommands.add(stored.size());
  }

  private void takeEarlier(ResultSet results) throws SQLException {
    while (results.next()) {
      var made =
          Arrays.stream((String[]) results.getArray(3).getArray()).map(ObjectRef::parse).toList();
      List<byte[]> stored =
          openAnswer(results.getLong(4), results.getBytes(5), results.getBytes(6));
      earlier.put(new Bytes(results.getBytes(1)), new Earlier(made, stored.get(results.getInt(2))));
    }
  }

  private List<byte[]> openAnswer(long attemptId, byte[] sealedKey, byte[] sealedAnswer) {
    String owner = "attempt " + attemptId;
    byte[] key = journal.vault().openKey(new Bytes(sealedKey), owner);
    byte[] plain = journal.vault().open(key, new Bytes(sealedAnswer), owner);
    return ((List<?>) Objects.requireNonNull(Cbor.decode(plain)))
        .stream().map(each -> (byte[]) Objects.requireNonNull(each)).toList();
  }

  private List<Refusal> decideAll(Instant now) throws SQLException {
    var reasons = new ArrayList<Refusal>();
    var outcomes = new ArrayList<@Nullable Outcome>();
    for (int i = 0; i < call.items().size(); i++) {
      Call.Item item = call.items().get(i);
      byte[] repeated = repeatedAnswer(item);
      answers.add(repeated);
      if (repeated != null || isDoneInThisCall(item)) {
        outcomes.add(null);
        continue;
      }
      Instant occurredAt =
          item.command().occurredAt(call.receivedAt()).truncatedTo(ChronoUnit.MICROS);
      var moments = new Moments(occurredAt, now);
      var deciding = new Command.Deciding(call.actor(), overlay, moments, journal.minter());
      switch (item.command().decide(deciding)) {
        case Decision.Refused<Outcome>(var refused) -> {
          for (Refusal reason : refused) {
            reasons.add(reason.atRow(i));
          }
          outcomes.add(null);
        }
        case Decision.Accepted<Outcome>(var outcome) -> {
          apply(item, outcome, moments, entryIds.get(i));
          outcomes.add(outcome);
          remember(item, i, outcome);
        }
      }
    }
    if (reasons.isEmpty()) {
      for (int i = 0; i < outcomes.size(); i++) {
        Outcome outcome = outcomes.get(i);
        if (outcome != null) {
          answers.set(i, call.answers().accepted(i, outcome, overlay));
        }
      }
      answerRepetitionsInThisCall();
    }
    return reasons;
  }

  private byte @Nullable [] repeatedAnswer(Call.Item item) {
    Earlier before = item.replayKey() == null ? null : earlier.get(item.replayKey());
    if (before == null || !item.command().stands(overlay, before.made())) {
      return null;
    }
    journal.meters().replayedCommands.increment();
    return before.answer();
  }

  /** Whether an equal row stood before this one in the same list: both are one act. */
  private boolean isDoneInThisCall(Call.Item item) {
    return item.replayKey() != null && done.containsKey(item.replayKey());
  }

  private void answerRepetitionsInThisCall() {
    for (int i = 0; i < answers.size(); i++) {
      Bytes key = call.items().get(i).replayKey();
      if (answers.get(i) == null && key != null && done.containsKey(key)) {
        answers.set(i, answers.get(done.get(key)));
        journal.meters().replayedCommands.increment();
      }
    }
  }

  private void remember(Call.Item item, int index, Outcome outcome) {
    if (item.replayKey() != null) {
      replays.add(new Replay(item.replayKey(), index, outcome.made()));
      done.put(item.replayKey(), index);
    }
  }

  private void apply(Call.Item item, Outcome outcome, Moments moments, long entryId)
      throws SQLException {
    if (outcome.events().isEmpty()) {
      return;
    }
    var parties = new TreeSet<>(item.command().parties());
    parties.addAll(item.command().founds());
    parties.add(call.actor().licensee());
    EntrySet.Sealed sealed = seal(outcome.personal());
    var occasion =
        new Occasion(
            entryId,
            item.command().act(),
            call.actor().licensee(),
            call.actor().user(),
            moments,
            sealed == null ? null : sealed.text());
    for (Event event : outcome.events()) {
      for (Projector projector : journal.projectors()) {
        projector.apply(event, occasion, overlay);
      }
    }
    written.add(occasion, parties, outcome.events(), sealed, overlay.takeTouched());
  }

  private EntrySet.@Nullable Sealed seal(Outcome.@Nullable Personal personal) throws SQLException {
    if (personal == null) {
      return null;
    }
    String owner = personal.object().toString();
    byte[] key = written.newKeys.get(personal.object());
    if (key == null && !overlay.isCreated(personal.object())) {
      key = findKey(personal.object(), owner);
    }
    if (key == null) {
      key = journal.vault().newKey();
      written.newKeys.put(personal.object(), key);
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

  private Result refuse(List<Refusal> reasons, Instant now) throws SQLException {
    byte[] body = call.answers().refused(reasons);
    var statement = new MultiStatement(connection);
    addAttempt(statement, false, List.of(body), now);
    statement.endChanges().add("COMMIT").execute();
    journal.meters().refusedCalls.increment();
    return new Result(false, List.of(body), false, List.of());
  }

  private Result accept(Instant now) throws SQLException {
    List<byte[]> bodies = answers.stream().map(each -> Objects.requireNonNull(each)).toList();
    boolean isReplay = written.isEmpty() && replays.isEmpty() && !earlier.isEmpty();
    if (isReplay) {
      connection.createStatement().execute("ROLLBACK");
      return new Result(true, bodies, true, List.of());
    }
    var statement = new MultiStatement(connection);
    restored();
    if (!written.isEmpty()) {
      written.addTo(statement, journal, this::advance);
      journal.rowWriter().write(overlay, statement);
      addHeads(statement, now);
      if (written.changesCredentials()) {
        statement.change(JournalSql.CHANGE_CREDENTIALS);
      }
    }
    long attemptId = addAttempt(statement, true, bodies, now);
    addReplays(statement, attemptId, now);
    statement.endChanges().add("COMMIT").execute();
    journal.meters().acceptedCalls.increment();
    journal.meters().entries.add(written.size());
    return new Result(true, bodies, false, written.leaves());
  }

  /** Writes into the first entry which tampered rows this call sets right. */
  private void restored() {
    for (Map.Entry<Table<?>, Map<List<Object>, Overlay.Seen>> table : overlay.tables().entrySet()) {
      table
          .getValue()
          .forEach((key, seen) -> {
            if (seen.tampered != null && !written.isEmpty()) {
              List<String> text = key.stream().map(Object::toString).toList();
              written.addToFirst(new RowRestored(table.getKey().name(), text, seen.tampered));
            }
          });
    }
  }

  /** Links a leaf into a party's chain, and answers its place and what it links to. */
  private EntrySet.Link advance(LicenseeId party, Bytes leaf) {
    Head head = Objects.requireNonNull(heads.get(party));
    var link = new EntrySet.Link(++head.n, head.hash);
    head.hash = Entry.link(head.hash, leaf);
    return link;
  }

  private void addHeads(MultiStatement statement, Instant now) throws SQLException {
    Set<LicenseeId> parties = written.parties();
    if (parties.size() == 1) {
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

  private long addAttempt(
      MultiStatement statement, boolean accepted, List<byte[]> bodies, Instant now)
      throws SQLException {
    long attemptId = journal.attemptIds().next(connection);
    String owner = "attempt " + attemptId;
    byte[] key = journal.vault().newKey();
    statement
        .change(JournalSql.INSERT_ATTEMPT)
        .with(attemptId)
        .with(call.actor().licensee().value())
        .with(call.actor().user())
        .with(call.operation())
        .with(call.idempotencyKey())
        .with(requestHash.array())
        .withFlag(accepted)
        .with(now.toString())
        .with(journal.vault().sealKey(key, owner).array())
        .with(journal.vault().seal(key, call.request(), owner).array())
        .with(journal.vault().seal(key, Cbor.encode(bodies), owner).array());
    return attemptId;
  }

  private void addReplays(MultiStatement statement, long attemptId, Instant now)
      throws SQLException {
    if (replays.isEmpty()) {
      return;
    }
    if (replays.size() == 1) {
      Replay replay = replays.getFirst();
      statement
          .change(JournalSql.INSERT_REPLAY)
          .with(call.actor().licensee().value())
          .with(now.toString())
          .with(attemptId)
          .with(replay.key().array())
          .with(replay.item())
          .with(replay.madeText());
      return;
    }
    statement
        .change(JournalSql.INSERT_REPLAYS)
        .with(call.actor().licensee().value())
        .with(now.toString())
        .with(attemptId)
        .withBytes(replays.stream().map(each -> each.key().array()).toArray(byte[][]::new))
        .withLongs(replays.stream().mapToLong(Replay::item).toArray())
        .withTexts(replays.stream().map(Replay::madeText).toArray(String[]::new));
  }

  private static String join(Set<LicenseeId> ids) {
    return String.join(",", ids.stream().map(LicenseeId::toString).toList());
  }

  private static long[] longs(Set<LicenseeId> ids) {
    return ids.stream().mapToLong(LicenseeId::value).toArray();
  }
}
