package perennial.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** Which calls go together. */
@Timeout(120)
class LineTest {
  private static final Call.AnswerWriter MUTE =
      new Call.AnswerWriter() {
        @Override
        public byte[] accepted(int item, Outcome outcome, State after) {
          return new byte[0];
        }

        @Override
        public byte[] refused(List<Refusal> reasons) {
          return new byte[0];
        }
      };

  private final List<List<Call>> groups = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Line line = new Line(1, this::work);

  private void work(List<Line.Place> group) {
    if (groups.isEmpty()) {
      awaitGate();
    }
    groups.add(group.stream().map(place -> place.call).toList());
    group.forEach(place -> place.done(new Result(true, List.of(), false, List.of())));
  }

  private void awaitGate() {
    try {
      begun.countDown();
      gate.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Call call(String operation, @Nullable String key, int items) {
    var box = new ToyRoom.MakeBox("a", Amount.of(1), Stated.NONE, null);
    return new Call(
        new Actor(new LicenseeId(1), 7, "WAJ000001"),
        Call.NO_CREDENTIALS,
        operation,
        Instant.EPOCH,
        new byte[0],
        key,
        Collections.nCopies(items, new Call.Item(box, null)),
        MUTE);
  }

  /** The groups after the first call, which keeps the writer until all others stand in line. */
  private List<List<Call>> groupsOf(List<Call> calls) throws InterruptedException {
    var passed = new ArrayList<Future<Result>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      passed.add(threads.submit(() -> line.pass(call("first", null, 1))));
      begun.await();
      for (Call call : calls) {
        int before = line.waiting();
        passed.add(threads.submit(() -> line.pass(call)));
        while (line.waiting() == before) {
          Thread.sleep(1);
        }
      }
      gate.countDown();
    }
    assertThat(passed).allMatch(each -> each.state() == Future.State.SUCCESS);
    return groups.subList(1, groups.size());
  }

  @Test
  void callsOfOneOperationGoTogetherInTheirOrder() throws InterruptedException {
    var a1 = call("a", null, 1);
    var b1 = call("b", null, 1);
    var a2 = call("a", null, 2);
    var b2 = call("b", null, 2);

    assertThat(groupsOf(List.of(a1, b1, a2, b2))).containsExactly(List.of(a1, a2), List.of(b1, b2));
  }

  @Test
  void aCallWithAKeyGoesAlone() throws InterruptedException {
    var first = call("a", null, 1);
    var keyed = call("a", "key", 1);
    var last = call("a", null, 1);

    assertThat(groupsOf(List.of(first, keyed, last)))
        .containsExactly(List.of(first, last), List.of(keyed));
  }

  @Test
  void aGroupHasNoMoreCallsThanItsLimit() throws InterruptedException {
    var calls = Collections.nCopies(Line.GROUP_CALLS_MAX + 1, call("a", null, 1));

    assertThat(groupsOf(calls)).extracting(List::size).containsExactly(Line.GROUP_CALLS_MAX, 1);
  }

  @Test
  void aGroupHasNoMoreCommandsThanItsLimit() throws InterruptedException {
    var half = call("a", null, Line.GROUP_ITEMS_MAX / 2);
    var all = call("a", null, Line.GROUP_ITEMS_MAX);

    assertThat(groupsOf(List.of(half, half, call("a", null, 1), all)))
        .extracting(List::size)
        .containsExactly(2, 1, 1);
  }

  /** The sizes of the first two groups, of which none ends before the second has begun. */
  private static List<Integer> firstTwoGroups(Duration patience, int calls) throws Exception {
    var begun = new LinkedBlockingQueue<Integer>();
    var open = new CountDownLatch(1);
    var wide =
        new Line(
            2,
            patience,
            group -> {
              begun.add(group.size());
              await(open);
              group.forEach(place -> place.done(new Result(true, List.of(), false, List.of())));
            });
    var passed = new ArrayList<Future<Result>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      passed.add(threads.submit(() -> wide.pass(call("first", null, 1))));
      int first = begun.take();
      for (int i = 0; i < calls; i++) {
        passed.add(threads.submit(() -> wide.pass(call("a", null, 1))));
      }
      int second = begun.take();
      open.countDown();
      for (Future<Result> each : passed) {
        assertThat(each.get().accepted()).isTrue();
      }
      return List.of(first, second);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFurtherWriterBeginsWithEnoughCallsAndNoFewer() throws Exception {
    assertThat(firstTwoGroups(Duration.ofHours(1), Line.COMPANY)).containsExactly(1, Line.COMPANY);
  }

  @Test
  void aCallThatHasWaitedLongGetsAFurtherWriter() throws Exception {
    assertThat(firstTwoGroups(Duration.ofMillis(1), 1)).containsExactly(1, 1);
  }
}
