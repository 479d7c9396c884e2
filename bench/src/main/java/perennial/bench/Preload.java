package perennial.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Fills the registry as its clients would: through its own wire, with arrays. */
final class Preload {
  /** Rows of one call: the most that the wire takes. */
  static final int ROWS_MAX = 2_500;

  /** Licensees whose pages are read, and how many lots each of them has: two pages. */
  static final int BIG = 8;

  static final int ROWS_OF_BIG = 5_000;

  private static final int CLIENTS = 6;
  private static final int AREAS = 5;
  private static final int OTHERS = 10;

  private final RegistryProcess registry;
  private final Progress progress;

  Preload(RegistryProcess registry, Progress progress) {
    this.registry = registry;
    this.progress = progress;
  }

  /** One call: rows of a resource for a licensee, and what becomes of their identifiers. */
  private record Task(
      Place place, Wire.Resource resource, int rows, BiConsumer<Place, List<String>> keep) {}

  /** What lots refer to. */
  void furnish(List<Place> places) {
    var first = new ArrayList<Task>();
    var second = new ArrayList<Task>();
    for (Place place : places) {
      first.add(new Task(place, Wire.AREAS, AREAS, (p, ids) -> p.areas.addAll(ids)));
      first.add(new Task(place, Wire.STRAINS, OTHERS, (p, ids) -> p.strains.addAll(ids)));
      first.add(new Task(place, Wire.TYPES, OTHERS, (p, ids) -> p.types.addAll(ids)));
      second.add(new Task(place, Wire.BATCHES, OTHERS, (p, ids) -> p.batches.addAll(ids)));
    }
    run("areas, strains and types", first);
    run("batches", second);
  }

  /** Lots: two pages for some licensees, the rest evenly; answers lots a second. */
  double fill(List<Place> places, Wire.Resource resource, int lots) {
    var tasks = new ArrayList<Task>();
    int even = Math.max(0, lots - BIG * ROWS_OF_BIG);
    for (int i = 0; i < places.size(); i++) {
      int rows = even / places.size() + (i < even % places.size() ? 1 : 0);
      add(tasks, resource, places.get(i), rows + (lots > 0 && i < BIG ? ROWS_OF_BIG : 0));
    }
    java.util.Collections.shuffle(tasks, new java.util.Random(1));
    return run(resource.path().substring(1), tasks);
  }

  private static void add(List<Task> tasks, Wire.Resource resource, Place place, int rows) {
    for (int rest = rows; rest > 0; rest -= ROWS_MAX) {
      tasks.add(
          new Task(place, resource, Math.min(rest, ROWS_MAX), (p, ids) -> ids.forEach(p::addLot)));
    }
  }

  private double run(String what, List<Task> tasks) {
    Queue<Task> queue = new ConcurrentLinkedQueue<>(tasks);
    long total = tasks.stream().mapToLong(Task::rows).sum();
    var done = new AtomicLong();
    var trouble = new AtomicReference<String>("");
    var threads = new ArrayList<Thread>();
    long startedAt = System.nanoTime();
    for (int i = 0; i < CLIENTS; i++) {
      int seed = i;
      threads.add(
          Thread.ofPlatform().start(() -> work(queue, new SplittableRandom(seed), done, trouble)));
    }
    try {
      while (threads.stream().anyMatch(Thread::isAlive)) {
        Thread.sleep(200);
        progress.counted(what, done.get(), total, startedAt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("Interrupted.");
    }
    if (!trouble.get().isEmpty()) {
      throw new BenchFailed("The registry does not take " + what + ": " + trouble.get());
    }
    progress.finished(what, total, startedAt);
    return total / ((System.nanoTime() - startedAt) / 1e9);
  }

  private void work(
      Queue<Task> queue,
      SplittableRandom random,
      AtomicLong done,
      AtomicReference<String> trouble) {
    var request = new Message();
    try (KeepAlive connection = new KeepAlive(registry.port())) {
      for (Task task = queue.poll(); task != null; task = queue.poll()) {
        request.clear();
        Wire.create(task.place(), task.resource(), task.rows(), random, request);
        int status = connection.exchange(request);
        List<String> ids = status == 200 ? Wire.ids(connection.body()) : List.of();
        if (ids.size() != task.rows()) {
          String said = connection.body();
          throw new IOException(
              status
                  + " with "
                  + ids.size()
                  + " identifiers for "
                  + task.rows()
                  + " rows: "
                  + said.substring(0, Math.min(said.length(), 500)));
        }
        synchronized (task.place()) {
          task.keep().accept(task.place(), ids);
        }
        done.addAndGet(task.rows());
      }
    } catch (IOException e) {
      queue.clear();
      trouble.set(String.valueOf(e.getMessage()));
    }
  }
}
