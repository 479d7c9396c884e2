package perennial.drills.d02;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import perennial.drills.stage.StageFailed;
import perennial.drills.story.Seen;

/** A client that keeps moving lots, scrambled ones and others, and remembers what was done. */
final class BusyClient implements AutoCloseable {
  /** Lots of one grower that are moved to and fro. */
  private static final int LOTS = 40;

  private static final int SHOWN_MAX = 5;

  private final List<Stock.Grower> growers;
  private final Map<String, String> areas = new ConcurrentHashMap<>();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger writes = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isStopped;

  BusyClient(List<Stock.Grower> growers) {
    this.growers = growers;
  }

  void start() {
    for (Stock.Grower grower : growers) {
      threads.add(Thread.ofPlatform().name("client").start(() -> write(grower)));
    }
  }

  private void write(Stock.Grower grower) {
    List<String> lots = grower.lots().subList(0, Math.min(LOTS, grower.lots().size()));
    for (int i = 0; !isStopped; i++) {
      String lot = lots.get(i % lots.size());
      String area = grower.areas().get((i / lots.size() + 1) % 2);
      try {
        Stock.move(grower.farm().caller(), lot, area);
        areas.put(lot, area);
        writes.incrementAndGet();
      } catch (StageFailed e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Lets what is under way come to its end. */
  void stop() throws InterruptedException {
    isStopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  int writes() {
    return writes.get();
  }

  String told() {
    return failures.isEmpty()
        ? writes + " writes, none failed"
        : failures.size()
            + " of "
            + writes
            + " writes failed: "
            + String.join("; ", failures.stream().limit(SHOWN_MAX).toList());
  }

  /** What was acknowledged is there. */
  Seen lost() {
    var lost = new ArrayList<String>();
    for (Stock.Grower grower : growers) {
      for (String lot : grower.lots().subList(0, Math.min(LOTS, grower.lots().size()))) {
        String put = areas.get(lot);
        String found =
            grower.farm().caller().one("inventories", lot).path("global_area_id").asString("");
        if (put != null && !put.equals(found)) {
          lost.add(lot + " is in " + found + ", not in " + put);
        }
      }
    }
    return lost.isEmpty()
        ? new Seen(!areas.isEmpty(), areas.size() + " lots are where they were put last")
        : new Seen(false, String.join("\n", lost));
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
