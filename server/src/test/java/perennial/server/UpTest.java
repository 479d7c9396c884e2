package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.postgres.EmbeddedPostgres;

/** {@code perennial up} from the outside: it starts, answers, stops when told, and survives. */
final class UpTest {
  /** One for all tests, since making a database is what takes long; none counts on a new one. */
  private static Path data = Path.of("");

  @BeforeAll
  static void makeFolder() throws IOException {
    // Under target, not in the system's temporary folder: the database's account must reach it.
    Path runs = Files.createDirectories(Path.of("target", "up").toAbsolutePath());
    data = runs.resolve("data-" + ProcessHandle.current().pid());
    delete(data);
  }

  @AfterAll
  static void deleteFolder() throws IOException {
    delete(data);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  @Test
  void startsAnswersAndStopsWithoutATrace() throws Exception {
    try (RunningRegistry registry = RunningRegistry.startBare(data, Map.of())) {
      assertThat(registry.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(registry.get("/health/ready").body()).contains("\"database\":\"ok\"");
      assertThat(registry.get("/metrics").body()).contains("hikaricp_connections");
      RunningRegistry.await(
          "it has verified itself",
          () ->
              registry
                  .get("/metrics")
                  .body()
                  .matches("(?s).*perennial_verify_finished_at [1-9].*"));
      assertThat(registry.get("/metrics").body())
          .containsPattern("perennial_verify_findings 0(\\.0)?\\n");
      assertThat(Files.getPosixFilePermissions(data.resolve("registry.json"))).hasSize(2);
      assertThat(registry.stop()).isZero();
    }
    assertThat(data.resolve("registry.json")).doesNotExist();
    assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    assertThat(RunningRegistry.said(data)).contains("Stopped.").doesNotContain("ERROR");
  }

  @Test
  void losesNothingWhenKilledAndStartsAgain() throws Exception {
    try (RunningRegistry registry = RunningRegistry.startBare(data, Map.of())) {
      sql(registry, "CREATE TABLE public.seed AS SELECT 42 AS n");
      registry.kill();
    }
    assertThat(data.resolve("registry.json")).exists();
    assertThat(RegistryFile.find(data)).as("the file names a process that is gone").isEmpty();
    try (RunningRegistry registry = RunningRegistry.startBare(data, Map.of())) {
      assertThat(registry.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(number(registry, "SELECT n FROM public.seed")).isEqualTo(42);
    }
  }

  @Test
  void refusesASecondRegistryOnTheSameFolder() throws Exception {
    try (RunningRegistry registry = RunningRegistry.startBare(data, Map.of())) {
      Path elsewhere = data.resolve("second");
      Process second = RunningRegistry.launch(elsewhere, data, Map.of());
      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(RunningRegistry.said(elsewhere)).contains("Another program is using the data");
      assertThat(registry.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesToServeAsASuperuser() throws Exception {
    try (RunningRegistry registry = RunningRegistry.startBare(data, Map.of())) {
      sql(registry, "ALTER ROLE perennial_app SUPERUSER");
    }
    Process next = RunningRegistry.launch(data, data, Map.of());
    assertThat(next.waitFor()).isEqualTo(1);
    assertThat(RunningRegistry.said(data)).contains("perennial_app may do too much", "a superuser");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(data.resolve("postgres"));
        Connection superuser =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.password());
        Statement statement = superuser.createStatement()) {
      statement.execute("ALTER ROLE perennial_app NOSUPERUSER");
    }
  }

  @Test
  void saysAllThatIsWrongWithItsConfiguration() throws Exception {
    Process process =
        RunningRegistry.launch(
            data, data, Map.of("PERENNIAL_NO_SUCH", "1"), "--set", "limits.rows=none");
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(RunningRegistry.said(data))
        .contains("PERENNIAL_NO_SUCH is no setting")
        .contains("limits.rows (on the command line)")
        .doesNotContain("Exception");
  }

  private void sql(RunningRegistry registry, String statement) throws Exception {
    try (Connection connection = superuser(registry);
        Statement each = connection.createStatement()) {
      each.execute(statement);
    }
  }

  private long number(RunningRegistry registry, String query) throws Exception {
    try (Connection connection = superuser(registry);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection superuser(RunningRegistry registry) throws IOException, SQLException {
    String password = Files.readString(data.resolve("postgres/superuser")).strip();
    return DriverManager.getConnection(registry.file().database(), "postgres", password);
  }
}
