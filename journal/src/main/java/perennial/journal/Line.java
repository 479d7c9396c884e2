package perennial.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Where calls stand in line for the database. One that finds no writer at work goes at once; those
 * that arrive meanwhile go together, in one transaction, which costs each of them a fraction of its
 * own. A further writer sets to work when enough of them wait, or when one has waited long. Order
 * within one operation is that of arrival.
 */
final class Line {
  /**
   * Calls of one transaction. Past some tens nothing more is saved, and all of them wait for the
   * slowest.
   */
  static final int GROUP_CALLS_MAX = 32;

  /** Commands of one group; a call that has more goes alone. A head is locked for all of them. */
  static final int GROUP_ITEMS_MAX = 500;

  /**
   * Calls for which a further writer is worth it: what a transaction costs the database whatever is
   * in it is as much as four calls.
   */
  static final int COMPANY = 4;

  /**
   * How long fewer wait for the writer at work: some transactions of the usual length. It may have
   * a call of thousands of rows in hand.
   */
  static final Duration PATIENCE = Duration.ofMillis(20);

  /** A call and what becomes of it. */
  static final class Place {
    final Call call;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private boolean isUrgent;

    private Place(Call call) {
      this.call = call;
    }

    void done(Result done) {
      result.complete(done);
    }

    void failed(Throwable why) {
      result.completeExceptionally(why);
    }
  }

  private final int writersMax;
  private final Duration patience;
  private final Consumer<List<Place>> work;
  private final Deque<Place> waiting = new ArrayDeque<>();
  private int writers;

  /**
   * @param writersMax transactions at a time
   * @param work does a group of calls and settles each of them; throws nothing
   */
  Line(int writersMax, Consumer<List<Place>> work) {
    this(writersMax, PATIENCE, work);
  }

  Line(int writersMax, Duration patience, Consumer<List<Place>> work) {
    this.writersMax = writersMax;
    this.patience = patience;
    this.work = work;
  }

  /**
   * Waits until the call is done. Writers are threads of their own, so that a caller whose time is
   * over takes nobody else's call with it.
   *
   * @throws CallAbandoned when the waiting thread is interrupted
   */
  Result pass(Call call) {
    var place = new Place(call);
    synchronized (this) {
      waiting.add(place);
      sendWriter();
    }
    return await(place);
  }

  /** Another writer, where there is work for one. */
  private synchronized void sendWriter() {
    if (writers < writersMax && isWorthAWriter()) {
      writers++;
      Thread.ofVirtual().name("journal-writer").start(this::write);
    }
  }

  /** For one more than are at work. */
  private boolean isWorthAWriter() {
    Place first = waiting.peek();
    return first != null && (writers == 0 || waiting.size() >= COMPANY || first.isUrgent);
  }

  /** How many calls no writer has taken yet. */
  synchronized int waiting() {
    return waiting.size();
  }

  private Result await(Place place) {
    try {
      try {
        return place.result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        hurry(place);
        return place.result.get();
      }
    } catch (InterruptedException e) {
      synchronized (this) {
        waiting.remove(place);
      }
      Thread.currentThread().interrupt();
      throw new CallAbandoned();
    } catch (ExecutionException e) {
      switch (Objects.requireNonNull(e.getCause())) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IllegalStateException(e);
      }
    }
  }

  private synchronized void hurry(Place place) {
    place.isUrgent = true;
    sendWriter();
  }

  private void write() {
    for (List<Place> group = next(); !group.isEmpty(); group = next()) {
      work.accept(group);
    }
  }

  /** The next group, or none, and then this writer has ended. */
  private synchronized List<Place> next() {
    var group = new ArrayList<Place>();
    writers--;
    if (!isWorthAWriter()) {
      return group;
    }
    writers++;
    Place first = waiting.remove();
    group.add(first);
    int items = first.call.items().size();
    if (goesAlone(first.call)) {
      return group;
    }
    Iterator<Place> others = waiting.iterator();
    while (others.hasNext() && group.size() < GROUP_CALLS_MAX) {
      Place other = others.next();
      if (!isAlike(first.call, other.call)) {
        continue;
      }
      items += other.call.items().size();
      if (items > GROUP_ITEMS_MAX) {
        break;
      }
      group.add(other);
      others.remove();
    }
    return group;
  }

  /** A key stands for a whole call, and is looked up before anything of it is done. */
  private static boolean goesAlone(Call call) {
    return call.idempotencyKey() != null || call.items().size() >= GROUP_ITEMS_MAX;
  }

  /** Calls of one operation write the same tables, so their statements have few shapes. */
  private static boolean isAlike(Call first, Call other) {
    return other.operation().equals(first.operation()) && !goesAlone(other);
  }
}
