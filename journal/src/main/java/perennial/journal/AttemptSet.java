package perennial.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The attempts of one transaction, accepted and refused, with what a repetition may find. */
final class AttemptSet {
  private final Journal journal;
  private final Connection connection;
  private final List<Recorded> attempts = new ArrayList<>();

  /** One attempt, sealed under a key of its own. */
  private record Recorded(
      long id, Turn turn, byte[] sealedKey, byte[] request, byte[] answer, boolean accepted) {}

  AttemptSet(Journal journal, Connection connection) {
    this.journal = journal;
    this.connection = connection;
  }

  void add(Turn turn, StoredAnswer answered) throws SQLException {
    long id = journal.attemptIds().next(connection);
    String owner = "attempt " + id;
    Vault vault = journal.vault();
    byte[] key = vault.newKey();
    attempts.add(
        new Recorded(
            id,
            turn,
            vault.sealKey(key, owner).array(),
            vault.seal(key, turn.call.request(), owner).array(),
            vault.seal(key, answered.encode(), owner).array(),
            !turn.isRefused()));
  }

  /**
   * @param asArrays whatever their number, so that groups of any size are one statement
   */
  void addTo(MultiStatement statement, Instant now, boolean asArrays) throws SQLException {
    if (asArrays) {
      addAttempts(statement, now);
    } else {
      addAttempt(statement, now, attempts.getFirst());
    }
    addReplays(statement, now, asArrays);
  }

  private static void addAttempt(MultiStatement statement, Instant now, Recorded attempt) {
    Call call = attempt.turn().call;
    statement
        .change(JournalSql.INSERT_ATTEMPT)
        .with(attempt.id())
        .with(call.actor().licensee().value())
        .with(call.actor().user())
        .with(call.operation())
        .with(call.idempotencyKey())
        .with(attempt.turn().requestHash.array())
        .withFlag(attempt.accepted())
        .with(now.toString())
        .with(attempt.sealedKey())
        .with(attempt.request())
        .with(attempt.answer());
  }

  private void addAttempts(MultiStatement statement, Instant now) throws SQLException {
    int size = attempts.size();
    var ids = new long[size];
    var licensees = new long[size];
    var users = new long[size];
    var operations = new String[size];
    var hashes = new byte[size][];
    var accepted = new String[size];
    var keys = new byte[size][];
    var requests = new byte[size][];
    var answers = new byte[size][];
    for (int i = 0; i < size; i++) {
      Recorded attempt = attempts.get(i);
      Call call = attempt.turn().call;
      ids[i] = attempt.id();
      licensees[i] = call.actor().licensee().value();
      users[i] = call.actor().user();
      operations[i] = call.operation();
      hashes[i] = attempt.turn().requestHash.array();
      accepted[i] = Boolean.toString(attempt.accepted());
      keys[i] = attempt.sealedKey();
      requests[i] = attempt.request();
      answers[i] = attempt.answer();
    }
    statement
        .change(JournalSql.INSERT_ATTEMPTS)
        .with(now.toString())
        .withLongs(ids)
        .withLongs(licensees)
        .withLongs(users)
        .withTexts(operations)
        .withBytes(hashes)
        .withTexts(accepted)
        .withBytes(keys)
        .withBytes(requests)
        .withBytes(answers);
  }

  private void addReplays(MultiStatement statement, Instant now, boolean asArrays)
      throws SQLException {
    var licensees = new ArrayList<Long>();
    var ids = new ArrayList<Long>();
    var replays = new ArrayList<Turn.Replay>();
    for (Recorded attempt : attempts) {
      for (Turn.Replay replay : attempt.turn().replays) {
        licensees.add(attempt.turn().call.actor().licensee().value());
        ids.add(attempt.id());
        replays.add(replay);
      }
    }
    if (replays.isEmpty()) {
      return;
    }
    if (replays.size() == 1 && !asArrays) {
      Turn.Replay replay = replays.getFirst();
      statement
          .change(JournalSql.INSERT_REPLAY)
          .with(licensees.getFirst())
          .with(now.toString())
          .with(ids.getFirst())
          .with(replay.key().array())
          .with(replay.item())
          .with(replay.madeText());
      return;
    }
    statement
        .change(JournalSql.INSERT_REPLAYS)
        .with(now.toString())
        .withLongs(longs(licensees))
        .withBytes(replays.stream().map(each -> each.key().array()).toArray(byte[][]::new))
        .withLongs(longs(ids))
        .withLongs(replays.stream().mapToLong(Turn.Replay::item).toArray())
        .withTexts(replays.stream().map(Turn.Replay::madeText).toArray(String[]::new));
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
