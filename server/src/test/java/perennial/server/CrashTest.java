package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.journal.FoldCheck;
import perennial.leafdata.Rooms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole registry under load, killed and stopped at moments that nobody chose: what was
 * acknowledged is there, once, and the journal is whole. The seed is printed with every failure.
 */
final class CrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 2;

  /** Chains that do not link up, heads that are not their chain's end, entries in no chain. */
  private static final List<String> BREAKS =
      List.of(
          """
          SELECT count(*) FROM (
            SELECT c.n, c.prev_hash,
              row_number() OVER chain AS place,
              lag(sha256(c.prev_hash || e.leaf), 1, decode(repeat('00', 32), 'hex')) OVER chain
                AS link
            FROM journal.chain c JOIN journal.entry e USING (entry_id)
            WINDOW chain AS (PARTITION BY c.licensee_id ORDER BY c.n)) walk
          WHERE n <> place OR prev_hash <> link
          """,
          """
          SELECT count(*) FROM journal.head h LEFT JOIN LATERAL (
            SELECT c.n, sha256(c.prev_hash || e.leaf) AS link
            FROM journal.chain c JOIN journal.entry e USING (entry_id)
            WHERE c.licensee_id = h.licensee_id ORDER BY c.n DESC LIMIT 1) last ON true
          WHERE h.n <> coalesce(last.n, 0)
             OR h.hash <> coalesce(last.link, decode(repeat('00', 32), 'hex'))
          """,
          """
          SELECT count(*) FROM journal.entry e
          WHERE NOT EXISTS (SELECT FROM journal.chain c WHERE c.entry_id = e.entry_id)
             OR NOT EXISTS (SELECT FROM journal.stream s WHERE s.entry_id = e.entry_id)
          """,
          """
          SELECT count(*) FROM (
            SELECT log_index, entry_id, row_number() OVER (ORDER BY log_index) - 1 AS place
            FROM journal.leaf) l
          WHERE log_index <> place
             OR NOT EXISTS (SELECT FROM journal.entry e WHERE e.entry_id = l.entry_id)
          """,
          "SELECT count(*) FROM journal.tree WHERE size <> (SELECT count(*) FROM journal.leaf)",
          "SELECT count(*) FROM journal.chain c WHERE NOT EXISTS"
              + " (SELECT FROM journal.head h WHERE h.licensee_id = c.licensee_id)");

  private static final String SEQUENCED =
      "SELECT (SELECT count(*) FROM journal.entry) = (SELECT count(*) FROM journal.leaf)";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<CrashClient> clients = new ArrayList<>();
  private Path data = Path.of("");
  private HttpClient http;

  @BeforeEach
  void makeFolder() throws IOException {
    // Under target, not in the system's temporary folder: the database's account must reach it.
    data = Path.of("target", "crash", "data-" + ProcessHandle.current().pid()).toAbsolutePath();
    deleteFolder();
    Files.createDirectories(data);
    http = HttpClient.newHttpClient();
  }

  @AfterEach
  void deleteFolder() throws IOException {
    if (http != null) {
      http.close();
    }
    if (Files.exists(data)) {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** One test, since each start of a whole registry takes seconds. */
  @Test
  void keepsWhatItAcknowledgedWhateverIsKilledOrStopped() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (RunningRegistry registry = start()) {
        begin(registry);
        writeUntilKilled(registry);
      }
    }
    List<List<String>> untold = new ArrayList<>();
    try (RunningRegistry registry = start()) {
      begin(registry);
      for (CrashClient client : clients) {
        assertThat(client.differences()).as("seed %d", seed).isEmpty();
        untold.add(client.untold());
      }
      writeUntilStopped(registry);
    }
    try (RunningRegistry registry = start()) {
      // The stop left nobody without an answer for what was done; the crashes before it did. Asked
      // before anything is sent again, which would tell the clients of it.
      for (int each = 0; each < CLIENTS; each++) {
        clients.get(each).at(registry.file().url());
        assertThat(clients.get(each).untold()).as("seed %d", seed).isEqualTo(untold.get(each));
      }
      begin(registry);
      for (CrashClient client : clients) {
        assertThat(client.differences()).as("seed %d", seed).isEmpty();
      }
      assertJournalIsWhole(registry);
    }
  }

  private RunningRegistry start() throws IOException, InterruptedException {
    return RunningRegistry.start(
        data, Map.of(), "--sandbox", "--set", "sandbox.licensees=" + CLIENTS);
  }

  /** Makes the clients at the first start; tells them where the registry is now at every one. */
  private void begin(RunningRegistry registry) throws IOException, InterruptedException {
    boolean isFirst = clients.isEmpty();
    if (isFirst) {
      JsonNode file = new JsonMapper().readTree(Files.readAllBytes(data.resolve("sandbox.json")));
      for (JsonNode licensee : file.path("licensees")) {
        if (licensee.path("code").asString().startsWith("J5")) {
          clients.add(new CrashClient(http, licensee, random.nextLong()));
        }
      }
      assertThat(clients).hasSize(CLIENTS);
    }
    for (CrashClient client : clients) {
      client.at(registry.file().url());
      if (isFirst) {
        client.settle();
      } else {
        client.sendAgain();
      }
    }
  }

  /** Load; the database killed under it, which must mend itself; then the program. */
  private void writeUntilKilled(RunningRegistry registry) throws Exception {
    underLoad(() -> {
      writeFor(500 + random.nextInt(1_000));
      killDatabase(registry);
      writeFor(200 + random.nextInt(1_000));
      ProcessHandle database = databaseServer();
      registry.kill();
      await("the database has died with the program", () -> !database.isAlive());
    });
    for (CrashClient client : clients) {
      assertThat(client.wrongs()).as("seed %d", seed).isEmpty();
    }
  }

  /** SIGTERM under load: what is under way is finished, the rest is turned away or not let in. */
  private void writeUntilStopped(RunningRegistry registry) throws Exception {
    underLoad(() -> {
      writeFor(500 + random.nextInt(500));
      assertThat(registry.stop()).as("seed %d", seed).isZero();
    });
    assertThat(RunningRegistry.said(data)).contains("Stopped.").doesNotContain("outlast");
    assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
  }

  /** Something that happens while all clients write. */
  private interface Event {
    void happen() throws Exception;
  }

  /** The clients are stopped whatever comes of it; a client that broke breaks the test. */
  private void underLoad(Event event) throws Exception {
    var writing = new ArrayList<Future<?>>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      try {
        clients.forEach(client -> writing.add(threads.submit(client::write)));
        event.happen();
      } finally {
        threads.shutdownNow();
      }
    }
    for (Future<?> each : writing) {
      each.get();
    }
  }

  private void killDatabase(RunningRegistry registry) throws Exception {
    ProcessHandle killed = databaseServer();
    int turnedAway = turnedAway();
    assertThat(killed.destroyForcibly()).isTrue();
    await("clients are told to come again", () -> turnedAway() > turnedAway);
    await("another server runs", () -> databasePid() != killed.pid() && databasePid() > 0);
    int before = acknowledgements();
    await("writes are taken again", () -> acknowledgements() > before);
    assertThat(registry.process().isAlive()).isTrue();
  }

  private void assertJournalIsWhole(RunningRegistry registry) throws Exception {
    String password = Files.readString(data.resolve("postgres/superuser")).strip();
    try (Connection connection =
            DriverManager.getConnection(registry.file().database(), "postgres", password);
        Statement statement = connection.createStatement()) {
      await("every entry has its leaf", () -> isTrue(statement, SEQUENCED));
      for (String question : BREAKS) {
        try (ResultSet rows = statement.executeQuery(question)) {
          rows.next();
          assertThat(rows.getLong(1)).as("seed %d: %s", seed, question).isZero();
        }
      }
      assertThat(FoldCheck.differences(connection, Rooms.all())).as("seed %d", seed).isEmpty();
    }
  }

  private static boolean isTrue(Statement statement, String question) {
    try (ResultSet rows = statement.executeQuery(question)) {
      return rows.next() && rows.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int acknowledgements() {
    return clients.stream().mapToInt(CrashClient::acknowledgements).sum();
  }

  private int turnedAway() {
    return clients.stream().mapToInt(CrashClient::turnedAway).sum();
  }

  /** At least so long, and until something was acknowledged at all. */
  private void writeFor(int millis) throws InterruptedException {
    int before = acknowledgements();
    Thread.sleep(millis);
    await("something is written", () -> acknowledgements() > before);
  }

  private ProcessHandle databaseServer() {
    return ProcessHandle.of(databasePid()).orElseThrow();
  }

  /** The server's process number; 0 while there is none. */
  private long databasePid() {
    try {
      Path file = data.resolve("postgres/cluster/postmaster.pid");
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s; seed %d", what, seed).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
