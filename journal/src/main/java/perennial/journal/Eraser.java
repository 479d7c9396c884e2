package perennial.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/**
 * Erases personal parts and what was sent. An erasure is an entry first: from its commit on, rows
 * and their folds are empty of the part, whether or not it is still stored. Then the parts, their
 * keys and the calls are destroyed, by a role that can do nothing else. Whatever stops in between,
 * {@link #finish} goes on.
 */
public final class Eraser {
  /** Rows of one deletion: short enough that nobody waits for its locks. */
  private static final int DELETED_AT_ONCE = 5_000;

  private final DataSource sessions;
  private final Journal journal;
  private final InstantSource clock;

  /**
   * @param sessions of the role {@code perennial_eraser}
   */
  public Eraser(DataSource sessions, Journal journal, InstantSource clock) {
    this.sessions = sessions;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * What was destroyed.
   *
   * @param objects whose personal parts were erased
   * @param postponed objects that got another part meanwhile; nothing of them was erased
   * @param parts personal parts destroyed
   * @param attempts calls forgotten
   */
  public record Done(long objects, long postponed, long parts, long attempts) {
    static final Done NOTHING = new Done(0, 0, 0, 0);

    public Done plus(Done other) {
      return new Done(
          objects + other.objects,
          postponed + other.postponed,
          parts + other.parts,
          attempts + other.attempts);
    }
  }

  /** Another eraser is at work on this database. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy() {
      super("Another erasure is under way; try again when it is over.");
    }
  }

  /** What there is of one object. */
  public ErasurePlan planOf(ObjectRef object) {
    return asking(plans -> new ErasurePlan(plans.items(List.of(object)), null, true));
  }

  /** What a licensee recorded of persons, and all that it ever sent. */
  public ErasurePlan planOf(LicenseeId licensee) {
    Instant now = clock.instant();
    return asking(plans ->
        new ErasurePlan(
            plans.ofLicensee(licensee),
            new ErasurePlan.Attempts(licensee, now, plans.attempts(licensee, now)),
            false));
  }

  /**
   * What is past its retention.
   *
   * @param before of each kind of object, when the last part must have been recorded
   * @param attemptsBefore of calls
   * @param max objects of each kind
   */
  public ErasurePlan planPast(Map<Kind, Instant> before, Instant attemptsBefore, int max) {
    return asking(plans -> {
      var items = new ArrayList<ErasurePlan.Item>();
      for (Map.Entry<Kind, Instant> each : before.entrySet()) {
        items.addAll(plans.before(each.getKey(), each.getValue(), max));
      }
      long attempts = plans.attempts(null, attemptsBefore);
      var calls = new ErasurePlan.Attempts(null, attemptsBefore, attempts);
      return new ErasurePlan(items, calls, false);
    });
  }

  /** What is wrong with a reason and an authority; empty when nothing is. */
  public static List<Refusal> faults(String reason, String authority) {
    return ErasePersonal.faults(reason, authority);
  }

  /**
   * Erases all that is planned.
   *
   * @throws Busy when another eraser is at work
   * @throws IllegalArgumentException when {@link #faults} finds something
   */
  public Done apply(ErasurePlan plan, String reason, String authority) {
    if (!faults(reason, authority).isEmpty()) {
      throw new IllegalArgumentException("an erasure states its reason and its authority");
    }
    return alone(session -> {
      Done done = Done.NOTHING;
      for (List<ErasurePlan.Item> batch : plan.batches()) {
        done = done.plus(erase(session, batch, plan.thorough(), reason, authority));
      }
      ErasurePlan.Attempts attempts = plan.attempts();
      if (attempts != null && attempts.count() > 0) {
        done = done.plus(forget(session, attempts, reason, authority));
      }
      return done;
    });
  }

  /**
   * Destroys what is left of erasures that were recorded since a moment, and commands kept for
   * repetitions that nobody may repeat any more.
   */
  public Done finish(Instant since) {
    return alone(session -> {
      var plans = new ErasurePlans(session);
      Done done = destroy(session, plans.unfinished(since));
      Instant old = clock.instant().minus(Journal.REPLAY_WINDOW.multipliedBy(2));
      try (PreparedStatement delete = session.prepareStatement(EraserSql.DELETE_REPLAYS)) {
        delete.setObject(1, ErasurePlans.time(old));
        delete.executeUpdate();
      }
      return done;
    });
  }

  private Done erase(
      Connection session,
      List<ErasurePlan.Item> batch,
      boolean thorough,
      String reason,
      String authority)
      throws SQLException {
    List<ObjectRef> objects = batch.stream().map(ErasurePlan.Item::object).toList();
    var command =
        new ErasePersonal(
            batch.stream().map(ErasurePlan.Item::erasing).toList(),
            batch.getFirst().parties(),
            reason,
            authority);
    if (!execute(command)) {
      return new Done(0, batch.size(), 0, 0);
    }
    long attempts = 0;
    if (thorough) {
      for (ErasurePlan.Item item : batch) {
        attempts += forgetWhatSpeaksOf(session, item);
      }
    }
    return destroy(session, objects).plus(new Done(objects.size(), 0, 0, attempts));
  }

  private long forgetWhatSpeaksOf(Connection session, ErasurePlan.Item item) throws SQLException {
    return atOnce(
        session,
        () -> {
          List<Long> found = new AttemptSearch(session, journal.vault()).find(item);
          try (PreparedStatement delete =
              session.prepareStatement(EraserSql.DELETE_ATTEMPTS_BY_ID)) {
            delete.setObject(1, found.stream().mapToLong(Long::longValue).toArray());
            return counted(delete);
          }
        });
  }

  /** Destroys the parts from before the objects' erasures, with their keys and calls. */
  private static Done destroy(Connection session, List<ObjectRef> objects) throws SQLException {
    Done done = Done.NOTHING;
    for (int from = 0; from < objects.size(); from += ErasePersonal.OBJECTS_MAX) {
      int to = Math.min(objects.size(), from + ErasePersonal.OBJECTS_MAX);
      List<ObjectRef> some = objects.subList(from, to);
      done = done.plus(atOnce(session, () -> destroySome(session, some)));
    }
    return done;
  }

  private static Done destroySome(Connection session, List<ObjectRef> objects) throws SQLException {
    try (PreparedStatement calls = session.prepareStatement(EraserSql.DELETE_ATTEMPTS_OF_OBJECTS);
        PreparedStatement parts = session.prepareStatement(EraserSql.DELETE_PARTS);
        PreparedStatement keys = session.prepareStatement(EraserSql.DELETE_KEYS)) {
      ErasurePlans.setObjects(calls, objects);
      ErasurePlans.setObjects(parts, objects);
      ErasurePlans.setObjects(keys, objects);
      long attempts = counted(calls);
      long destroyed = parts.executeUpdate();
      keys.executeUpdate();
      return new Done(0, 0, destroyed, attempts);
    }
  }

  private Done forget(
      Connection session, ErasurePlan.Attempts attempts, String reason, String authority)
      throws SQLException {
    execute(
        new EraseAttempts(
            attempts.licensee(), attempts.before(), attempts.count(), reason, authority));
    LicenseeId licensee = attempts.licensee();
    Long number = licensee == null ? null : licensee.value();
    long all = 0;
    try (PreparedStatement delete = session.prepareStatement(EraserSql.DELETE_ATTEMPTS)) {
      long some;
      do {
        delete.setObject(1, ErasurePlans.time(attempts.before()));
        delete.setObject(2, number, java.sql.Types.BIGINT);
        delete.setObject(3, number, java.sql.Types.BIGINT);
        delete.setInt(4, DELETED_AT_ONCE);
        some = counted(delete);
        all += some;
      } while (some > 0);
    }
    return new Done(0, 0, 0, all);
  }

  @FunctionalInterface
  private interface Deletion<T> {
    T run() throws SQLException;
  }

  private static <T> T atOnce(Connection session, Deletion<T> deletion) throws SQLException {
    session.setAutoCommit(false);
    try {
      T done = deletion.run();
      session.commit();
      return done;
    } finally {
      session.rollback();
      session.setAutoCommit(true);
    }
  }

  private static long counted(PreparedStatement statement) throws SQLException {
    try (ResultSet count = statement.executeQuery()) {
      count.next();
      return count.getLong(1);
    }
  }

  /** Records the erasure; alone in its transaction, since it has a key. */
  private boolean execute(Command command) {
    var answers =
        new Call.AnswerWriter() {
          @Override
          public byte[] accepted(int item, Outcome outcome, State after) {
            return new byte[0];
          }

          @Override
          public byte[] refused(List<Refusal> reasons) {
            return reasons.toString().getBytes(StandardCharsets.UTF_8);
          }
        };
    var call =
        new Call(
            Actor.REGISTRY,
            Call.NO_CREDENTIALS,
            command.act(),
            clock.instant(),
            command.toString().getBytes(StandardCharsets.UTF_8),
            HexFormat.of().formatHex(journal.random().bytes(Entry.SALT_BYTES)),
            List.of(new Call.Item(command, null)),
            answers);
    return journal.execute(call).accepted();
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(ErasurePlans plans) throws SQLException;
  }

  private <T> T asking(Question<T> question) {
    try (Connection session = sessions.getConnection()) {
      return question.ask(new ErasurePlans(session));
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  @FunctionalInterface
  private interface Work {
    Done on(Connection session) throws SQLException;
  }

  /** With a lock that the session keeps until it is closed. */
  private Done alone(Work work) {
    try (Connection session = sessions.getConnection();
        Statement statement = session.createStatement();
        ResultSet locked = statement.executeQuery(EraserSql.LOCK)) {
      locked.next();
      if (!locked.getBoolean(1)) {
        throw new Busy();
      }
      return work.on(session);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
