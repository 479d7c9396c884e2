package perennial.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.Decision;
import perennial.kernel.Digests;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/**
 * Calls that share a transaction are as calls alone. Each test holds a licensee's chain head, so
 * that every writer waits for it; what is called meanwhile then goes together.
 */
@Timeout(120)
class GroupStoreTest {
  private static final LicenseeId ONE = new LicenseeId(1);
  private static final LicenseeId OTHER = new LicenseeId(2);

  private final StoreJournal store = new StoreJournal(new ToyRoom());
  private final Journal journal = store.journal();

  /** A command that makes licensees known, or looks for a box. */
  private record Look(Set<LicenseeId> founds, @Nullable LicenseeId owner, long serial)
      implements Command {
    @Override
    public String act() {
      return "box.look";
    }

    @Override
    public Decision<Outcome> decide(Deciding d) {
      boolean isSeen = owner != null && d.state().find(ToyRoom.BOXES, owner, serial) != null;
      return Outcome.accepted(new ObjectRef(ToyRoom.BOX, isSeen ? 2 : 1), List.of());
    }
  }

  private static final class Words implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return outcome.subject().toString().getBytes(UTF_8);
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return reasons.getFirst().text().getBytes(UTF_8);
    }
  }

  private static Call call(LicenseeId licensee, Command command, @Nullable String repeats) {
    var key = repeats == null ? null : new Bytes(Digests.sha256(repeats.getBytes(UTF_8)));
    return new Call(
        new Actor(licensee, 7, "WAJ000001"),
        Call.NO_CREDENTIALS,
        "POST /boxes",
        java.time.Instant.parse("2026-01-01T08:00:00Z"),
        "body".getBytes(UTF_8),
        null,
        List.of(new Call.Item(command, key)),
        new Words());
  }

  private static Call make(LicenseeId licensee, String name, long weight) {
    return call(licensee, new ToyRoom.MakeBox(name, Amount.of(weight), Stated.NONE, null), null);
  }

  private static String text(Result result) {
    return new String(result.answers().getFirst(), UTF_8);
  }

  @BeforeEach
  void found() {
    journal.execute(call(LicenseeId.REGISTRY, new Look(Set.of(ONE, OTHER), null, 0), null));
  }

  @AfterEach
  void foldsToItsRows() {
    assertThat(store.differences()).isEmpty();
    store.close();
  }

  /** Runs calls so that they share transactions, and answers what became of each, in order. */
  private List<CompletableFuture<Result>> together(List<Call> calls) throws Exception {
    var started = new ArrayList<CompletableFuture<Result>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection holder = store.owner();
        Statement hold = holder.createStatement()) {
      holder.setAutoCommit(false);
      hold.execute("SELECT FROM journal.head WHERE licensee_id = 1 FOR UPDATE");
      var blockers = new ArrayList<CompletableFuture<Result>>();
      for (int i = 0; i < Journal.WRITERS_MAX; i++) {
        Call blocker = make(ONE, "blocker", 1);
        blockers.add(CompletableFuture.supplyAsync(() -> journal.execute(blocker), threads));
        awaitWaiting(i + 1);
      }
      for (Call each : calls) {
        int before = journal.line().waiting();
        started.add(CompletableFuture.supplyAsync(() -> journal.execute(each), threads));
        while (journal.line().waiting() == before) {
          Thread.sleep(1);
        }
      }
      holder.rollback();
      for (CompletableFuture<Result> each : blockers) {
        each.get(30, TimeUnit.SECONDS);
      }
      for (CompletableFuture<Result> each : started) {
        each.exceptionally(thrown -> null).get(30, TimeUnit.SECONDS);
      }
    }
    return started;
  }

  /** Asks in a session of its own: within a transaction the view would not change. */
  private void awaitWaiting(int sessions) throws SQLException, InterruptedException {
    String question =
        """
        SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN (
          SELECT pid FROM pg_stat_activity WHERE datname = current_database())\
        """;
    try (Connection watcher = store.owner();
        Statement ask = watcher.createStatement()) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (System.nanoTime() < end) {
        try (var results = ask.executeQuery(question)) {
          results.next();
          if (results.getInt(1) >= sessions) {
            return;
          }
        }
        Thread.sleep(5);
      }
      throw new AssertionError("the writers do not wait for the head");
    }
  }

  @Test
  void areDoneTogetherAndAnsweredEach() throws Exception {
    var calls = new ArrayList<Call>();
    for (int i = 0; i < 20; i++) {
      calls.add(make(i % 3 == 0 ? OTHER : ONE, "box " + i, 1));
    }
    long grouped = journal.meters().groupedCalls.sum();

    List<CompletableFuture<Result>> done = together(calls);

    assertThat(done).allMatch(each -> each.join().accepted());
    assertThat(done.stream().map(each -> text(each.join())).distinct()).hasSize(20);
    assertThat(done).allMatch(each -> each.join().leaves().size() == 1);
    assertThat(done.stream().map(each -> each.join().leaves().getFirst()).distinct()).hasSize(20);
    assertThat(journal.meters().groupedCalls.sum()).isGreaterThan(grouped + 10);
    assertThat(journal.meters().splitGroups.sum()).isZero();
  }

  @Test
  void oneThatIsRefusedLeavesNoTrace() throws Exception {
    long box = ObjectRef.parse(text(journal.execute(make(ONE, "heavy", 10)))).serial();
    var half = new ToyRoom.Reweigh(ONE, box, Amount.of(-6));
    Call twice =
        new Call(
            new Actor(ONE, 7, "WAJ000001"),
            Call.NO_CREDENTIALS,
            "POST /boxes",
            java.time.Instant.parse("2026-01-01T08:00:00Z"),
            "twice".getBytes(UTF_8),
            null,
            List.of(new Call.Item(half, null), new Call.Item(half, null)),
            new Words());

    List<CompletableFuture<Result>> done =
        together(List.of(make(ONE, "a", 1), twice, call(ONE, half, null), make(ONE, "", 1)));

    assertThat(done.get(0).join().accepted()).isTrue();
    assertThat(done.get(1).join().accepted()).isFalse();
    assertThat(done.get(1).join().leaves()).isEmpty();
    assertThat(done.get(2).join().accepted()).isTrue();
    assertThat(text(done.get(3).join())).isEqualTo("A name is needed.");
    assertThat(store.find(ToyRoom.BOXES, ONE, box).weight()).isEqualTo(Amount.of(4));
    assertThat(attempts("NOT accepted")).isEqualTo(2);
  }

  @Test
  void anEqualOneIsAnsweredAsTheFirst() throws Exception {
    var box = new ToyRoom.MakeBox("same", Amount.of(1), Stated.NONE, null);

    List<CompletableFuture<Result>> done =
        together(
            List.of(
                call(ONE, box, "7"),
                call(ONE, box, "7"),
                call(OTHER, box, "7"),
                call(ONE, box, "8")));

    assertThat(text(done.get(1).join())).isEqualTo(text(done.get(0).join()));
    assertThat(done.get(1).join().replayed()).isTrue();
    assertThat(done.get(0).join().replayed()).isFalse();
    assertThat(text(done.get(2).join())).isNotEqualTo(text(done.get(0).join()));
    assertThat(text(done.get(3).join())).isNotEqualTo(text(done.get(0).join()));
    assertThat(store.rows(ToyRoom.BOXES)).filteredOn(b -> b.name().equals("same")).hasSize(3);
    Result later = journal.execute(call(ONE, box, "7"));
    assertThat(text(later)).isEqualTo(text(done.get(0).join()));
  }

  @Test
  void oneThatFailsFailsAlone() throws Exception {
    List<CompletableFuture<Result>> done =
        together(
            List.of(
                make(ONE, "a", 1),
                make(ONE, "weighs less than the database takes", -1),
                make(OTHER, "b", 1),
                make(new LicenseeId(99), "nobody's", 1)));

    assertThat(done.get(0).join().accepted()).isTrue();
    assertThat(done.get(2).join().accepted()).isTrue();
    assertThatThrownBy(() -> done.get(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(DatabaseFailure.class);
    assertThatThrownBy(() -> done.get(3).get()).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(journal.meters().splitGroups.sum()).isPositive();
  }

  @Test
  void seeNoMoreThanEachWouldAlone() throws Exception {
    long box = ObjectRef.parse(text(journal.execute(make(ONE, "mine", 1)))).serial();
    Command look = new Look(Set.of(), ONE, box);

    List<CompletableFuture<Result>> done =
        together(List.of(call(ONE, look, null), call(OTHER, look, null), make(ONE, "c", 1)));

    assertThat(text(done.get(0).join())).isEqualTo("ZZ2");
    assertThat(text(done.get(1).join())).isEqualTo("ZZ1");
  }

  @Test
  void oneWhoseCallerIsGoneIsNotDone() throws Exception {
    try (Connection holder = store.owner();
        Statement hold = holder.createStatement()) {
      holder.setAutoCommit(false);
      hold.execute("SELECT FROM journal.head WHERE licensee_id = 1 FOR UPDATE");
      var blockers = new ArrayList<Thread>();
      for (int i = 0; i < Journal.WRITERS_MAX; i++) {
        blockers.add(Thread.ofVirtual().start(() -> journal.execute(make(ONE, "blocker", 1))));
        awaitWaiting(i + 1);
      }
      var thrown = new CompletableFuture<Throwable>();
      Thread caller =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  journal.execute(make(ONE, "abandoned", 1));
                } catch (CallAbandoned e) {
                  thrown.complete(e);
                }
              });
      while (journal.line().waiting() == 0) {
        Thread.sleep(1);
      }
      caller.interrupt();
      assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(CallAbandoned.class);
      holder.rollback();
      for (Thread blocker : blockers) {
        blocker.join();
      }
    }
    assertThat(store.rows(ToyRoom.BOXES)).noneMatch(box -> box.name().equals("abandoned"));
  }

  private long attempts(String condition) throws SQLException {
    try (Connection owner = store.owner();
        Statement statement = owner.createStatement();
        var results =
            statement.executeQuery("SELECT count(*) FROM journal.attempt WHERE " + condition)) {
      results.next();
      return results.getLong(1);
    }
  }
}
