package perennial.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;

/**
 * A PostgreSQL server of our own: kept in one folder, durable, on the loopback interface only, a
 * child of this process that dies with it and is started again should it die first.
 *
 * <p>A commit that was acknowledged survives the sudden end of either: the server writes its log
 * through to the disk before it answers, and the next start replays it. One program at a time may
 * use a folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** Ask for any free port. */
  public static final int ANY_PORT = 0;

  /**
   * What the server is started with. Durability is stated, not left to defaults; statements never
   * reach the log, since they may carry personal data.
   */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("shared_buffers", ServerMemory.ofThisMachine().buffers()),
          Map.entry("effective_cache_size", ServerMemory.ofThisMachine().cache()),
          Map.entry("max_connections", "200"),
          // After a checkpoint the first change of each page writes all of it: fewer are better.
          Map.entry("max_wal_size", "4GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("checkpoint_completion_target", "0.9"),
          Map.entry("random_page_cost", "1.1"),
          // A registry that has just begun grows a hundredfold within the minute of the default,
          // and would be planned for as it was before.
          Map.entry("autovacuum_naptime", "10s"),
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("log_statement", "none"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_checkpoints", "off"));

  private final FolderLock lock;
  private final Cluster cluster;
  private final ServerKeeper keeper;
  private final int port;

  private EmbeddedPostgres(FolderLock lock, Cluster cluster, ServerKeeper keeper, int port) {
    this.lock = lock;
    this.cluster = cluster;
    this.keeper = keeper;
    this.port = port;
  }

  /** Whether a server was ever made in the folder; makes nothing. */
  public static boolean isIn(Path folder) {
    return Cluster.isIn(folder);
  }

  /** Starts the server kept in the folder, on any free port; makes it first where there is none. */
  public static EmbeddedPostgres start(Path folder) {
    return start(folder, ANY_PORT);
  }

  /** Starts the server kept in the folder, on the port given. */
  public static EmbeddedPostgres start(Path folder, int port) {
    return start(folder, folder.resolve("binaries"), port, Map.of());
  }

  /**
   * Starts the server with programs unpacked elsewhere and settings of its own: for tests, which
   * throw their databases away.
   */
  static EmbeddedPostgres start(Path folder, Path cache, int port, Map<String, String> overrides) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The folder " + absolute + " cannot be made: " + e.getMessage(), e);
    }
    FolderLock lock = FolderLock.take(absolute);
    try {
      return startLocked(lock, absolute, cache.toAbsolutePath(), port, overrides);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres startLocked(
      FolderLock lock, Path folder, Path cache, int port, Map<String, String> overrides) {
    Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
    settings.putAll(overrides);
    Cluster cluster = Cluster.open(folder, PostgresBinaries.unpack(cache), settings);
    int actualPort = port == ANY_PORT ? freePort() : port;
    ServerKeeper keeper = new ServerKeeper(cluster, actualPort, settings);
    Thread.ofPlatform().name("postgres-keeper").daemon(true).start(keeper);
    try {
      keeper.firstReady().join();
    } catch (CompletionException e) {
      keeper.stop();
      throw e.getCause() instanceof PostgresUnavailable known
          ? known
          : new PostgresUnavailable("The embedded PostgreSQL does not start", e);
    }
    return new EmbeddedPostgres(lock, cluster, keeper, actualPort);
  }

  /** The JDBC URL of one of its databases, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The port on the loopback interface; it stays the same when the server is started again. */
  public int port() {
    return port;
  }

  /** The name of the superuser; the registry itself never works as this one. */
  public String superuser() {
    return Cluster.SUPERUSER;
  }

  /** The superuser's password: random, made with the cluster, never to be logged. */
  public String password() {
    return cluster.password();
  }

  /** The version of the server, such as {@code 18.6.0}. */
  public String version() {
    return PostgresBinaries.version();
  }

  /** Whether the server takes sessions now. */
  public boolean isReady() {
    return keeper.isReady();
  }

  /** The process number of the server; none while it is being started again. */
  public OptionalLong pid() {
    ProcessHandle handle = keeper.handle();
    return handle != null && handle.isAlive()
        ? OptionalLong.of(handle.pid())
        : OptionalLong.empty();
  }

  /** Stops the server and waits until it has: committed work is on disk, sessions are ended. */
  @Override
  public void close() {
    keeper.stop();
    lock.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PostgresUnavailable("No port is free on the loopback interface", e);
    }
  }
}
