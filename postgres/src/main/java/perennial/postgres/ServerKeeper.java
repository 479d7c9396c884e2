package perennial.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server, waits until it takes sessions, and starts it again whenever it ends unasked.
 *
 * <p>Runs on one platform thread that lives as long as the server may: the signal of {@code
 * --pdeathsig} is sent when the thread that started the child ends, not when the process does.
 */
final class ServerKeeper implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKeeper.class);

  /** Tries of the first start, for a port that another program took in between. */
  private static final int FIRST_TRIES_MAX = 3;

  /** A start may have to replay the log of a crash; the longest that is taken for progress. */
  private static final long READY_MILLIS_MAX = TimeUnit.MINUTES.toMillis(15);

  private static final long POLL_MILLIS = 20;
  private static final long PATIENCE_MILLIS_MIN = 100;
  private static final long PATIENCE_MILLIS_MAX = 5_000;

  /** Seconds that a stop may take: sessions are ended and a checkpoint is written. */
  private static final int STOP_SECONDS_MAX = 60;

  /** Lines of the server's own log that are worth showing when it does not start. */
  private static final int LOG_LINES_SHOWN = 3;

  private final Cluster cluster;
  private final int port;
  private final Map<String, String> settings;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();

  private volatile @Nullable Process process;
  private volatile boolean ready;
  private volatile boolean stopping;

  ServerKeeper(Cluster cluster, int port, Map<String, String> settings) {
    this.cluster = cluster;
    this.port = port;
    this.settings = settings;
  }

  /** Completes when the server first takes sessions, or fails when it never did. */
  CompletableFuture<Void> firstReady() {
    return firstReady;
  }

  boolean isReady() {
    return ready;
  }

  /** The process of the server, while there is one. */
  @Nullable ProcessHandle handle() {
    Process current = process;
    return current == null ? null : current.toHandle();
  }

  @Override
  public void run() {
    int failures = 0;
    while (!stopping) {
      cluster.clearOrphan();
      boolean wasReady = runOnce();
      failures = wasReady ? 0 : failures + 1;
      if (!stopping && !firstReady.isDone() && failures >= FIRST_TRIES_MAX) {
        firstReady.completeExceptionally(new PostgresUnavailable(whyNot()));
        return;
      }
      if (!stopping) {
        LOG.warn("The database server ended unasked; it is started again");
        pause(Math.min(PATIENCE_MILLIS_MAX, PATIENCE_MILLIS_MIN << Math.min(failures, 10)));
      }
    }
    firstReady.completeExceptionally(new PostgresUnavailable("PostgreSQL was stopped"));
  }

  /** One life of the server; true if it took sessions. */
  private boolean runOnce() {
    try {
      Process current = launch();
      if (current == null) {
        return false;
      }
      ready = awaitReady(current);
      if (ready) {
        firstReady.complete(null);
      } else {
        current.destroyForcibly();
      }
      boolean wasReady = ready;
      current.waitFor();
      return wasReady;
    } catch (IOException e) {
      LOG.warn("The database server cannot be started: {}", e.getMessage());
      return false;
    } catch (InterruptedException e) {
      stopping = true;
      return false;
    } finally {
      ready = false;
    }
  }

  private synchronized @Nullable Process launch() throws IOException {
    if (stopping) {
      return null;
    }
    List<String> words = new ArrayList<>(cluster.account().prefix());
    words.addAll(List.of(cluster.home().resolve("bin/postgres").toString(), "-D"));
    words.addAll(List.of(cluster.data().toString(), "-p", Integer.toString(port)));
    settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()));
    ServerEnvironment.set(builder.environment());
    Process started = builder.start();
    process = started;
    started.getOutputStream().close();
    return started;
  }

  private boolean awaitReady(Process current) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_MILLIS_MAX);
    while (current.isAlive() && System.nanoTime() < deadline) {
      // The record shows that the one who answers is ours, and not another server on this port.
      if (cluster.isServedBy(current.pid()) && Handshake.isReady(port)) {
        return true;
      }
      current.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  /** Ends the server: a fast shutdown, and if that hangs an immediate one, which loses nothing. */
  void stop() {
    Process current;
    synchronized (this) {
      stopping = true;
      ready = false;
      current = process;
    }
    if (current == null || !current.isAlive()) {
      return;
    }
    try {
      if (cluster.stop("fast", STOP_SECONDS_MAX).isPresent() && current.isAlive()) {
        LOG.warn("The database server did not stop in time; it is stopped at once");
        cluster.stop("immediate", STOP_SECONDS_MAX);
      }
      if (!current.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        current.destroyForcibly();
      }
    } catch (IOException e) {
      current.destroyForcibly();
    } catch (InterruptedException e) {
      current.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String whyNot() {
    String last = "";
    try {
      List<String> lines = Files.readAllLines(cluster.log());
      last =
          String.join(
              "\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      LOG.debug("no log to show", e);
    }
    return "The embedded PostgreSQL does not start. Its last words (more in "
        + cluster.log()
        + "):\n  "
        + last;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
