package perennial.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one database cluster: made once, opened again at every later start.
 *
 * <p>In the folder: {@code cluster/} (PostgreSQL's own), {@code superuser} (the password, readable
 * by us alone), {@code postgres.log}, {@code lock}.
 *
 * @param folder holds all of it
 * @param home the PostgreSQL programs
 * @param account as whom the server runs
 * @param password of the superuser
 */
record Cluster(Path folder, Path home, ServerAccount account, String password) {
  static final String SUPERUSER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  /** Bytes of randomness in the superuser's password: as many as the keys that it guards. */
  private static final int PASSWORD_BYTES = 32;

  /** A log larger than this is set aside at the next start; one older log is kept. */
  private static final long LOG_BYTES_MAX = 16L << 20;

  /** Seconds that an orphan of an earlier start gets to end by itself: a checkpoint may be due. */
  private static final int ORPHAN_SECONDS_MAX = 120;

  /** Opens the cluster in the folder, and makes it first where there is none. */
  static Cluster open(Path folder, Path home, Map<String, String> settings) {
    try {
      Path data = folder.resolve("cluster");
      if (!Files.exists(data)) {
        create(folder, home, settings);
      }
      requireVersion(data);
      ServerAccount account = ServerAccount.of(data, home.resolve("bin/postgres"));
      String password = Files.readString(folder.resolve("superuser")).strip();
      Cluster cluster = new Cluster(folder, home, account, password);
      cluster.rotateLog();
      return cluster;
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The database in " + folder + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Whether the folder has a whole cluster; makes nothing. */
  static boolean isIn(Path folder) {
    return Files.isDirectory(folder.resolve("cluster"));
  }

  Path data() {
    return folder.resolve("cluster");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  /**
   * Ends a server that an earlier start left behind, and removes the trace of one whose process
   * number now belongs to another program. Called under the lock of the folder, so the server is
   * nobody's.
   */
  void clearOrphan() {
    try {
      Optional<Long> pid = recordedPid();
      if (pid.isEmpty() || ProcessHandle.of(pid.get()).isEmpty()) {
        return; // PostgreSQL itself deals with the trace of a dead server
      }
      if (isOurServer(pid.get())) {
        LOG.warn("A database server of an earlier start is still there; it is stopped first");
        stop("fast", ORPHAN_SECONDS_MAX).ifPresent(words -> LOG.warn("It answered: {}", words));
      } else {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
      }
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The server of an earlier start cannot be stopped: " + e.getMessage(), e);
    }
  }

  /** Asks the running server to stop, and waits; the answer is empty when it has stopped. */
  Optional<String> stop(String mode, int seconds) throws IOException {
    return account.run(
        home.resolve("bin/pg_ctl").toString(),
        "stop",
        "-D",
        data().toString(),
        "-m",
        mode,
        "-w",
        "-t",
        Integer.toString(seconds));
  }

  /** Whether the server of this process number has opened the cluster. */
  boolean isServedBy(long pid) throws IOException {
    return recordedPid().filter(recorded -> recorded == pid).isPresent();
  }

  private Optional<Long> recordedPid() throws IOException {
    Path file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Files.readAllLines(file).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("[0-9]{1,10}"))
        .map(Long::valueOf);
  }

  private boolean isOurServer(long pid) throws IOException {
    Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
    if (!Files.isReadable(commandLine)) {
      return false;
    }
    String words = Files.readString(commandLine);
    return words.contains("postgres") && words.contains(data().toString());
  }

  private void rotateLog() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
      Files.move(log(), folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void requireVersion(Path data) throws IOException {
    String cluster = Files.readString(data.resolve("PG_VERSION")).strip();
    String programs = PostgresBinaries.majorVersion();
    if (!cluster.equals(programs)) {
      throw new PostgresUnavailable(
          "The data folder was written by PostgreSQL "
              + cluster
              + ", and this release brings "
              + programs
              + ". Move the data with a dump, or keep the release that wrote it.");
    }
  }

  /** Makes the cluster beside its place and renames it, so that a half-made one is never opened. */
  private static void create(Path folder, Path home, Map<String, String> settings)
      throws IOException {
    LOG.info("Making a new database");
    Path fresh = folder.resolve("cluster.new");
    Folders.delete(fresh);
    ServerAccount account = ServerAccount.of(fresh, home.resolve("bin/postgres"));
    String password = newPassword();
    writeSecret(folder.resolve("superuser"), password);
    Path forInitdb = folder.resolve("initdb.password");
    writeSecret(forInitdb, password);
    account.own(forInitdb);
    Optional<String> trouble = account.run(initdb(home, fresh, forInitdb, settings));
    Files.delete(forInitdb);
    if (trouble.isPresent()) {
      throw new IOException(trouble.get());
    }
    Files.move(fresh, folder.resolve("cluster"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String[] initdb(
      Path home, Path data, Path passwordFile, Map<String, String> settings) {
    boolean durable = !"off".equals(settings.get("fsync"));
    return new String[] {
      home.resolve("bin/initdb").toString(),
      "--pgdata=" + data,
      "--username=" + SUPERUSER,
      "--pwfile=" + passwordFile,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--data-checksums",
      "--no-instructions",
      durable ? "--sync-method=fsync" : "--no-sync"
    };
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void writeSecret(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text + "\n");
  }
}
