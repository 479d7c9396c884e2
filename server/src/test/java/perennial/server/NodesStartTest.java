package perennial.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.journal.Roles;
import perennial.postgres.DatabaseAddress;
import perennial.postgres.TestDatabase;

/** Nodes of one registry on one given database: they share the secrets, and need not take turns. */
final class NodesStartTest {
  private static final int NODES = 4;

  @TempDir private Path folder;

  @Test
  void startsManyNodesAtOnceOnAnEmptyDatabase() throws Exception {
    Secrets secrets = secrets();
    LogKey.in(folder, "", Registry.randomOf(new SecureRandom()));
    try (TestDatabase database = TestDatabase.create();
        ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
      for (int round = 0; round < 2; round++) {
        List<Callable<Registry>> starts = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
          Configuration configuration = configuration(nodeWithOurSecrets(node));
          starts.add(() -> Registry.start(configuration, secrets, database.address()));
        }
        List<Registry> running = new ArrayList<>();
        for (Future<Registry> each : threads.invokeAll(starts)) {
          running.add(each.get());
        }
        assertThat(running).extracting(Registry::port).doesNotHaveDuplicates().hasSize(NODES);
        running.forEach(Registry::close);
      }
    }
  }

  @Test
  void startsAsARoleWithoutRightsWhereTheRolesAreThere() throws Exception {
    Secrets secrets = secrets();
    try (TestDatabase database = TestDatabase.create()) {
      DatabaseAddress modest =
          database.address().withUser(Roles.OWNER, secrets.passwordOf(Roles.OWNER));
      assertThatThrownBy(() -> Preflight.check(modest, secrets::passwordOf))
          .isInstanceOf(StartRefused.class);
      runInPsql(database, RolesSql.text(folder));
      runInPsql(database, RolesSql.text(folder));
      Preflight.check(modest, secrets::passwordOf);
      Registry.start(configuration(folder.resolve("node")), secrets, modest).close();
    }
  }

  @Test
  void listsTheRolesThatAreStillLacking() throws Exception {
    Secrets secrets = secrets();
    try (TestDatabase database = TestDatabase.create();
        Connection administrator = database.connect();
        Statement statement = administrator.createStatement()) {
      Roles.create(administrator, secrets::passwordOf);
      statement.execute("ALTER ROLE perennial_log PASSWORD 'another'");
      statement.execute("ALTER ROLE perennial_eraser PASSWORD 'another'");
      DatabaseAddress modest =
          database.address().withUser(Roles.OWNER, secrets.passwordOf(Roles.OWNER));
      assertThatThrownBy(() -> Preflight.check(modest, secrets::passwordOf))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("./perennial roles")
          .hasMessageContaining("perennial_log is not let in")
          .hasMessageContaining("perennial_eraser is not let in")
          .hasMessageNotContaining("perennial_verify");
    }
  }

  @Test
  void refusesToServeAsARoleThatOwnsTables() throws SQLException {
    Secrets secrets = secrets();
    try (TestDatabase database = TestDatabase.create()) {
      Configuration configuration = configuration(folder.resolve("node"));
      Registry.start(configuration, secrets, database.address()).close();
      try (Connection owner = database.connect();
          Statement statement = owner.createStatement()) {
        statement.execute("GRANT perennial_app TO CURRENT_USER");
        statement.execute("GRANT CREATE ON SCHEMA public TO perennial_app");
        statement.execute("SET ROLE perennial_app");
        statement.execute("CREATE TABLE public.mine (n bigint)");
      }
      assertThatThrownBy(() -> Registry.start(configuration, secrets, database.address()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("owns tables");
    }
  }

  @Test
  void saysWhichAddressIsTaken() throws IOException {
    Secrets secrets = secrets();
    try (TestDatabase database = TestDatabase.create();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Configuration configuration =
          ConfigurationReader.read(
              Map.of("data", folder.toString(), "port", "" + taken.getLocalPort()), Map.of());
      assertThatThrownBy(() -> Registry.start(configuration, secrets, database.address()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void refusesTablesOfAnotherShape() throws SQLException {
    Secrets secrets = secrets();
    try (TestDatabase database = TestDatabase.create()) {
      Configuration configuration = configuration(folder.resolve("node"));
      Registry.start(configuration, secrets, database.address()).close();
      try (Connection owner = database.connect(Roles.OWNER, secrets.passwordOf(Roles.OWNER));
          Statement statement = owner.createStatement()) {
        statement.execute("UPDATE journal.generation SET shape = '\\x00' WHERE room = 'inventory'");
      }
      assertThatThrownBy(() -> Registry.start(configuration, secrets, database.address()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("The data of 'inventory' has another shape");
    }
  }

  @Test
  void keepsEachPasswordInAFileOfItsOwnForUsAlone() throws IOException {
    Secrets first = secrets();
    assertThat(secrets().passwords()).isEqualTo(first.passwords());
    assertThat(first.passwords().values()).doesNotHaveDuplicates().hasSize(Roles.ALL.size());
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets"))).hasSize(3);
    try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
      assertThat(files)
          .hasSize(Roles.ALL.size() + 1)
          .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
    }
    Files.writeString(Secrets.passwordFile(folder, Roles.LOG), "chosen by an operator\n");
    assertThat(secrets().passwordOf(Roles.LOG)).isEqualTo("chosen by an operator");
  }

  @Test
  void refusesSecretsThatAreNone() throws IOException {
    secrets();
    Files.writeString(folder.resolve("secrets/vault-key"), "0123-not-a-key");
    assertThatThrownBy(this::secrets)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("vault-key is not 64 hexadecimal digits")
        .hasMessageNotContaining("0123-not-a-key");
  }

  /** As the operator copies them. */
  private Path nodeWithOurSecrets(int node) throws IOException {
    Path data = folder.resolve("node-" + node);
    Path copies = Files.createDirectories(data.resolve("secrets"));
    try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copies.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return data;
  }

  private Secrets secrets() {
    return Secrets.in(folder, Registry.randomOf(new SecureRandom()));
  }

  private static Configuration configuration(Path data) {
    return ConfigurationReader.read(
        Map.of("data", data.toString(), "port", "0", "database.connections", "4"), Map.of());
  }

  private static void runInPsql(TestDatabase database, String sql) throws Exception {
    Path psql =
        Stream.of("/usr/bin/psql", "/usr/lib/postgresql/15/bin/psql")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of("psql"));
    assumeThat(Files.isExecutable(psql)).as("psql is installed").isTrue();
    DatabaseAddress address = database.address();
    ProcessBuilder builder =
        new ProcessBuilder(
                psql.toString(),
                "-X",
                "-q",
                address.jdbcUrl().substring("jdbc:".length()),
                "-U",
                address.user())
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", address.password());
    Process process = builder.start();
    process.outputWriter(UTF_8).append(sql).close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
