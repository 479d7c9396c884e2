package perennial.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.RandomSource;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.postgres.TestDatabase;

/** The journal on PostgreSQL: one transaction, two round trips, all or none. */
class JournalStoreTest {
  private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
  private static final LicenseeId ONE = new LicenseeId(1);
  private static final LicenseeId OTHER = new LicenseeId(2);
  private static final AtomicLong SERIALS = new AtomicLong();

  private static TestDatabase database;
  private static HikariDataSource app;
  private static Journal journal;
  private static Reader reader;

  @BeforeAll
  static void install() throws SQLException {
    database = TestDatabase.create();
    try (Connection owner = database.connect()) {
      Roles.create(owner, role -> PASSWORD);
    }
    try (HikariDataSource owner = pool(Roles.OWNER)) {
      new Schema(owner, List.of(new ToyRoom())).install();
      new Schema(owner, List.of(new ToyRoom())).install();
    }
    try (Connection connection = database.connect(Roles.OWNER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO journal.head SELECT g, 0, decode(repeat('00', 32), 'hex'), 'epoch'
          FROM generate_series(1, 2) g\
          """);
    }
    app = pool(Roles.APP);
    var random = new SecureRandom();
    RandomSource source =
        length -> {
          var bytes = new byte[length];
          random.nextBytes(bytes);
          return bytes;
        };
    var vault = new Vault(source.bytes(32), source);
    journal =
        new Journal(
            app,
            List.of(new ToyRoom()),
            vault,
            kind -> SERIALS.incrementAndGet(),
            Clock.systemUTC(),
            source,
            "test");
    reader = new Reader(app, vault);
  }

  @AfterAll
  static void drop() {
    app.close();
    database.close();
  }

  private static HikariDataSource pool(String role) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(role);
    config.setPassword(PASSWORD);
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  private static Call call(List<Call.Item> items, @Nullable String key, String body) {
    return new Call(
        new Actor(ONE, 7, "WAJ000001"),
        Call.NO_CREDENTIALS,
        "POST /boxes",
        Instant.now(),
        body.getBytes(StandardCharsets.UTF_8),
        key,
        items,
        new Call.AnswerWriter() {
          @Override
          public byte[] accepted(int item, Outcome outcome, State after) {
            var box = after.find(ToyRoom.BOXES, ONE, outcome.subject().serial());
            return (outcome.subject() + " " + box.weight()).getBytes(StandardCharsets.UTF_8);
          }

          @Override
          public byte[] refused(List<Refusal> reasons) {
            return reasons.toString().getBytes(StandardCharsets.UTF_8);
          }
        });
  }

  private static ToyRoom.MakeBox box(String name, long weight) {
    return new ToyRoom.MakeBox(name, Amount.of(weight), Stated.NONE, null);
  }

  private static Result run(Command... commands) {
    var items = new ArrayList<Call.Item>();
    for (Command command : commands) {
      items.add(new Call.Item(command, null));
    }
    return journal.execute(call(items, null, "body"));
  }

  private static String text(byte[] answer) {
    return new String(answer, StandardCharsets.UTF_8);
  }

  private static long serialOf(Result result) {
    return ObjectRef.parse(text(result.answers().getFirst()).split(" ", -1)[0]).serial();
  }

  @Test
  void writesAListAndReadsItBack() {
    Result result = run(box("a", 1), box("b", 2), box("c", 3));

    assertThat(result.accepted()).isTrue();
    assertThat(result.leaves()).hasSize(3).doesNotHaveDuplicates();
    assertThat(result.answers()).hasSize(3);
    Reader.Reading reading = reader.as(ONE);
    var page = reading.page(Query.newestFirst(ToyRoom.BOXES, "serial").limit(3));
    reading.go();
    assertThat(page.get().rows()).extracting(ToyRoom.Box::name).containsExactly("c", "b", "a");
  }

  @Test
  void showsALicenseeNothingOfAnothers() {
    run(box("mine", 1));
    Reader.Reading reading = reader.as(OTHER);
    var page = reading.page(Query.newestFirst(ToyRoom.BOXES, "serial"));
    reading.go();

    assertThat(page.get().rows()).isEmpty();
    assertThat(page.get().total()).isZero();
  }

  @Test
  void laterCommandsOfACallSeeEarlierOnes() {
    long serial = SERIALS.get() + 1;
    Result result = run(box("w", 5), new ToyRoom.Reweigh(ONE, serial, Amount.of(-2)));

    assertThat(text(result.answers().get(1))).endsWith("3.0000");
  }

  @Test
  void oneRefusalRefusesAllAndSaysEveryRow() {
    long before = SERIALS.get();
    Result result = run(box("", 1), box("x", 1), box("", 2));

    assertThat(result.accepted()).isFalse();
    assertThat(text(result.answers().getFirst())).contains("row=0").contains("row=2");
    Reader.Reading reading = reader.as(ONE);
    var rows = reading.rows(Query.newestFirst(ToyRoom.BOXES, "serial").equal("name", "x"));
    reading.go();
    assertThat(rows.get()).isEmpty();
    assertThat(SERIALS.get()).isGreaterThan(before);
  }

  @Test
  void repeatsACallByItsKeyAndRefusesAnotherUnderIt() {
    var items = List.of(new Call.Item(box("k", 1), null));
    Result first = journal.execute(call(items, "key-1", "same"));
    Result second = journal.execute(call(items, "key-1", "same"));

    assertThat(second.replayed()).isTrue();
    assertThat(second.leaves()).hasSize(1).isEqualTo(first.leaves());
    assertThat(text(second.answers().getFirst())).isEqualTo(text(first.answers().getFirst()));
    assertThatThrownBy(() -> journal.execute(call(items, "key-1", "other")))
        .isInstanceOf(IdempotencyKeyReused.class);
  }

  @Test
  void repeatsSingleRowsOfAListByTheirOwnKeys() {
    var key = new Bytes(perennial.kernel.Digests.sha256("row".getBytes(StandardCharsets.UTF_8)));
    Result first = journal.execute(call(List.of(new Call.Item(box("r", 1), key)), null, "first"));
    Result second =
        journal.execute(
            call(
                List.of(new Call.Item(box("r", 1), key), new Call.Item(box("s", 1), null)),
                null,
                "second"));

    assertThat(text(second.answers().get(0))).isEqualTo(text(first.answers().get(0)));
    assertThat(text(second.answers().get(1))).isNotEqualTo(text(first.answers().get(0)));
    assertThat(second.leaves()).hasSize(2).startsWith(first.leaves().getFirst());
    Result third = journal.execute(call(List.of(new Call.Item(box("r", 1), key)), null, "third"));
    assertThat(third.replayed()).isTrue();
    assertThat(third.leaves()).isEqualTo(first.leaves());
  }

  @Test
  void doesEqualRowsOfOneListOnce() {
    var key = new Bytes(perennial.kernel.Digests.sha256("twin".getBytes(StandardCharsets.UTF_8)));
    var twins =
        List.of(
            new Call.Item(box("twin", 1), key),
            new Call.Item(box("single", 1), null),
            new Call.Item(box("twin", 1), key));
    Result first = journal.execute(call(twins, null, "twins"));

    assertThat(first.accepted()).isTrue();
    assertThat(first.leaves()).hasSize(2);
    assertThat(text(first.answers().get(2)))
        .isEqualTo(text(first.answers().get(0)))
        .isNotEqualTo(text(first.answers().get(1)));
    Result again = journal.execute(call(twins, null, "again"));
    assertThat(again.leaves())
        .as("only the row without a key is new")
        .hasSize(2)
        .startsWith(first.leaves().getFirst())
        .doesNotContain(first.leaves().getLast());
    assertThat(text(again.answers().get(2))).isEqualTo(text(first.answers().get(0)));
  }

  @Test
  void refusesEqualRowsOfOneListEachInItsPlace() {
    var key = new Bytes(perennial.kernel.Digests.sha256("bad".getBytes(StandardCharsets.UTF_8)));
    Result refused =
        journal.execute(
            call(
                List.of(new Call.Item(box("", 1), key), new Call.Item(box("", 1), key)),
                null,
                "bad twins"));

    assertThat(refused.accepted()).isFalse();
    assertThat(text(refused.answers().getFirst())).contains("row=0").contains("row=1");
  }

  @Test
  void sealsPersonalPartsAndOpensThemAgain() {
    var personal =
        new Outcome.Personal(
            new ObjectRef(ToyRoom.BOX, 1), Stated.of(Map.of("driver", "D. River")));
    Result result = run(new ToyRoom.MakeBox("p", Amount.of(1), Stated.NONE, personal));
    long serial = serialOf(result);
    Reader.Reading reading = reader.as(ONE);
    var found = reading.find(ToyRoom.BOXES, List.of(List.of(ONE, serial)));
    reading.go();
    var row = found.get().values().iterator().next();
    var opened = reading.personal(Map.of(new ObjectRef(ToyRoom.BOX, serial), row.personal()));
    reading.go();

    assertThat(new String(row.personal().array(), StandardCharsets.ISO_8859_1))
        .doesNotContain("River");
    assertThat(opened.get().get(new ObjectRef(ToyRoom.BOX, serial)).get("driver"))
        .isEqualTo("D. River");
  }

  @Test
  void decidesOnTheFoldWhenARowWasTamperedWith() throws SQLException {
    long serial =
        serialOf(
            run(
                new ToyRoom.MakeBox(
                    "t", Amount.of(10), Stated.of(Map.of("n", new BigDecimal("1.50"))), null)));
    run(new ToyRoom.Reweigh(ONE, serial, Amount.of(5)));
    try (Connection owner = database.connect(Roles.OWNER, PASSWORD);
        Statement statement = owner.createStatement()) {
      statement.execute("UPDATE toy_g1.box SET weight = 99999 WHERE serial = " + serial);
    }
    long restored = journal.meters().restoredRows.sum();
    Result result = run(new ToyRoom.Reweigh(ONE, serial, Amount.of(-1)));

    assertThat(text(result.answers().getFirst())).endsWith("14.0000");
    assertThat(journal.meters().restoredRows.sum()).isEqualTo(restored + 1);
    assertThat(text(run(new ToyRoom.Reweigh(ONE, serial, Amount.of(1))).answers().getFirst()))
        .endsWith("15.0000");
    assertThat(journal.meters().restoredRows.sum()).isEqualTo(restored + 1);
  }

  @Test
  void chainsEveryEntryOfALicensee() throws SQLException {
    run(box("chain", 1), box("chain", 2));
    run(new ToyRoom.Reweigh(ONE, SERIALS.get(), Amount.of(1)));
    try (Connection owner = database.connect(Roles.OWNER, PASSWORD);
        Statement statement = owner.createStatement();
        var results =
            statement.executeQuery(
                """
                SELECT c.prev_hash, e.leaf, h.hash FROM journal.chain c
                JOIN journal.entry e USING (entry_id) JOIN journal.head h ON h.licensee_id = 1
                WHERE c.licensee_id = 1 ORDER BY c.n\
                """)) {
      Bytes running = new Bytes(new byte[32]);
      Bytes head = running;
      while (results.next()) {
        assertThat(new Bytes(results.getBytes(1))).isEqualTo(running);
        running = Entry.link(running, new Bytes(results.getBytes(2)));
        head = new Bytes(results.getBytes(3));
      }
      assertThat(head).isEqualTo(running).isNotEqualTo(new Bytes(new byte[32]));
    }
  }

  @Test
  void grantsTheServingRoleNoWayToChangeEntries() throws SQLException {
    try (Connection connection = app.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(Roles.faultsOfApp(connection)).isEmpty();
      assertThatThrownBy(() -> statement.execute("UPDATE journal.entry SET act = 'x'"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("DELETE FROM journal.entry"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void keepsTheDatabaseSCheckAsASecondWall() {
    assertThatThrownBy(() -> run(box("negative", -1))).isInstanceOf(DatabaseFailure.class);
    assertThat(run(box("after", 1)).accepted()).isTrue();
  }
}
