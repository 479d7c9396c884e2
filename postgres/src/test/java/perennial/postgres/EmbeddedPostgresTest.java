package perennial.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./perennial up} promises: a commit that was acknowledged survives the sudden end of
 * the server or of the program, and nothing is left running. Each test kills something for real.
 */
final class EmbeddedPostgresTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path CACHE =
      Path.of(System.getProperty("perennial.root", ""), "target", "postgres-binaries");

  /** One for all tests, since making a cluster is what takes long; no test counts on a new one. */
  private static Path folder = Path.of("");

  @BeforeAll
  static void makeFolder() throws IOException {
    Path runs = Files.createDirectories(Path.of("target", "crash").toAbsolutePath());
    folder = newFolder(runs);
  }

  @AfterAll
  static void deleteFolder() throws IOException {
    Folders.delete(folder);
  }

  private static Path newFolder(Path runs) throws IOException {
    Path made = Files.createTempDirectory(runs, "server");
    // Made for us alone; the server's account must be able to pass through.
    return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void keepsDataFromOneStartToTheNext() throws SQLException {
    try (EmbeddedPostgres server = start()) {
      commitRow(server, 1);
    }
    try (EmbeddedPostgres server = start()) {
      assertThat(rows(server)).containsExactly(1L);
    }
  }

  @Test
  void isDurableAndCheckedByItsOwnSettings() throws SQLException {
    try (EmbeddedPostgres server = start()) {
      for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(setting(server, name)).as(name).isEqualTo("on");
      }
      assertThat(setting(server, "data_checksums")).isEqualTo("on");
      assertThat(setting(server, "server_encoding")).isEqualTo("UTF8");
      assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(server, "unix_socket_directories")).isEmpty();
      assertThat(server.version()).startsWith(setting(server, "server_version"));
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws IOException {
    try (EmbeddedPostgres server = start()) {
      assertThatThrownBy(() ->
              DriverManager.getConnection(server.jdbcUrl("postgres"), server.superuser(), "wrong"))
          .isInstanceOf(SQLException.class);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("superuser"))))
          .isEqualTo("rw-------");
      assertThat(Files.readString(folder.resolve("postgres.log")))
          .doesNotContain(server.password());
    }
  }

  @Test
  void startsAServerAgainThatWasKilledAndLosesNothing() throws SQLException {
    try (EmbeddedPostgres server = start()) {
      commitRow(server, 7);
      long killed = server.pid().orElseThrow();
      assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly()).isTrue();
      await(() -> server.isReady() && server.pid().orElse(killed) != killed);
      assertThat(rows(server)).containsExactly(7L);
    }
  }

  @Test
  void endsTheServerWithAProgramThatWasKilledAndLosesNothing() throws Exception {
    assumeThat(Files.exists(Path.of("/usr/bin/setpriv"))).as("setpriv is installed").isTrue();
    Process child = startChild();
    long server;
    try (BufferedReader lines = child.inputReader()) {
      String[] words = String.valueOf(lines.readLine()).split(" ");
      assertThat(words).hasSize(3);
      int port = Integer.parseInt(words[1]);
      server = Long.parseLong(words[2]);
      String password = Files.readString(folder.resolve("superuser")).strip();
      commitRow("jdbc:postgresql://127.0.0.1:" + port + "/postgres", password, 11);
      assertThat(child.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    await(() -> ProcessHandle.of(server).isEmpty());
    try (EmbeddedPostgres next = start()) {
      assertThat(rows(next)).containsExactly(11L);
    }
  }

  @Test
  void endsAServerThatAnEarlierStartLeftBehind() throws Exception {
    try (EmbeddedPostgres server = start()) {
      commitRow(server, 13);
    }
    Path programs = PostgresBinaries.unpack(CACHE);
    Path data = folder.resolve("cluster");
    ServerAccount account = ServerAccount.of(data, programs.resolve("bin/postgres"));
    account.run(
        programs.resolve("bin/pg_ctl").toString(),
        "start",
        "--pgdata=" + data,
        "--log=/dev/null", // else it keeps the pipe of this test open
        "--options=-c port=" + freePort() + " -c unix_socket_directories=''");
    long orphan = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    try (EmbeddedPostgres server = start()) {
      await(() -> ProcessHandle.of(orphan).isEmpty());
      assertThat(rows(server)).containsExactly(13L);
    }
  }

  @Test
  void refusesAFolderThatAnotherProgramUses() throws Exception {
    Process child = startChild();
    try (BufferedReader lines = child.inputReader()) {
      assertThat(lines.readLine()).startsWith("ready");
      assertThatThrownBy(this::start)
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("Another program is using the data folder");
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void refusesASecondStartInTheSameProgram() {
    try (EmbeddedPostgres server = start()) {
      assertThat(server.isReady()).isTrue();
      assertThatThrownBy(this::start).isInstanceOf(PostgresUnavailable.class);
    }
    start().close();
  }

  @Test
  void takesTheProcessNumberOfAStrangerForNoServer() throws Exception {
    start().close();
    Path data = folder.resolve("cluster");
    // After a crash of the machine the recorded number may belong to any program of that account.
    List<String> words = new ArrayList<>(ServerAccount.of(data, CACHE.toAbsolutePath()).prefix());
    words.addAll(List.of("sleep", "60"));
    Process stranger = new ProcessBuilder(words).start();
    Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n");
    try (EmbeddedPostgres server = start()) {
      assertThat(server.isReady()).isTrue();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void makesTheClusterAnewWhenTheFirstStartWasCutShort() throws Exception {
    Path cut = newFolder(Files.createDirectories(Path.of("target", "crash").toAbsolutePath()));
    Files.createDirectories(cut.resolve("cluster.new/base"));
    Files.writeString(cut.resolve("cluster.new/PG_VERSION"), "18\n");
    try (EmbeddedPostgres server = start(cut)) {
      assertThat(server.isReady()).isTrue();
    }
    assertThat(cut.resolve("cluster.new")).doesNotExist();
    Folders.delete(cut);
  }

  @Test
  void refusesTheDataOfAnotherMajorVersion() throws Exception {
    start().close();
    Path version = folder.resolve("cluster/PG_VERSION");
    String ours = Files.readString(version);
    Files.writeString(version, "17\n");
    try {
      assertThatThrownBy(this::start)
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("written by PostgreSQL 17");
    } finally {
      Files.writeString(version, ours);
    }
  }

  @Test
  void saysWhyWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> EmbeddedPostgres.start(folder, CACHE, taken.getLocalPort(), Map.of()))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("could not");
    }
    start().close(); // and lets go of the folder
  }

  private EmbeddedPostgres start() {
    return start(folder);
  }

  private static EmbeddedPostgres start(Path where) {
    return EmbeddedPostgres.start(where, CACHE, EmbeddedPostgres.ANY_PORT, Map.of());
  }

  private Process startChild() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString(),
            CACHE.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void commitRow(EmbeddedPostgres server, long n) throws SQLException {
    commitRow(server.jdbcUrl("postgres"), server.password(), n);
  }

  private static void commitRow(String url, String password, long n) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", password);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS seed");
      statement.execute("CREATE TABLE seed (n bigint PRIMARY KEY)");
      statement.execute("INSERT INTO seed VALUES (" + n + ")");
    }
  }

  private static List<Long> rows(EmbeddedPostgres server) throws SQLException {
    return query(server, "SELECT n FROM seed ORDER BY n").stream().map(Long::valueOf).toList();
  }

  private static String setting(EmbeddedPostgres server, String name) throws SQLException {
    return query(server, "SHOW " + name).getFirst();
  }

  private static List<String> query(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
