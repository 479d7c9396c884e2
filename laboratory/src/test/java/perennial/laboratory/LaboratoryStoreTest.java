package perennial.laboratory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.cultivation.Cultivation;
import perennial.identifiers.Identifiers;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotCreated;
import perennial.inventory.LotOrigin;
import perennial.inventory.LotPortionLeft;
import perennial.inventory.ProductTypeDeclared;
import perennial.inventory.ProductionBatch;
import perennial.inventory.ProductionBatchOpened;
import perennial.inventory.TestLink;
import perennial.inventory.TestPath;
import perennial.inventory.TestStatus;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Journal;
import perennial.journal.Outcome;
import perennial.journal.Reader;
import perennial.journal.Result;
import perennial.journal.Roles;
import perennial.journal.Room;
import perennial.journal.Schema;
import perennial.journal.State;
import perennial.journal.Vault;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.RandomSource;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Licensing;
import perennial.licensing.LicensingEvent.AreaOpened;
import perennial.postgres.TestDatabase;

/** Results on PostgreSQL: who finds the client, who may read what, and that rows are as folded. */
class LaboratoryStoreTest {
  private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
  private static final LicenseeId CLIENT = new LicenseeId(1);
  private static final LicenseeId LAB = new LicenseeId(2);
  private static final LicenseeId SHOP = new LicenseeId(3);
  private static final LicenseeId STRANGER = new LicenseeId(4);
  private static final List<Room> ROOMS =
      List.of(
          new Identifiers(), new Licensing(), new Cultivation(), new Inventory(), new Laboratory());
  private static final AtomicLong SERIALS = new AtomicLong(1_000);
  private static final LabJudge JUDGE = new LabJudge(Scene.RULES);

  private static TestDatabase database;
  private static HikariDataSource app;
  private static Journal journal;
  private static Reader reader;

  /** Says what other rooms would have said. */
  private record Tell(List<Event> events, Set<LicenseeId> parties) implements Command {
    @Override
    public String act() {
      return "test.tell";
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      return Outcome.accepted(new ObjectRef(Inventory.LOT_KIND, 1), events);
    }
  }

  @BeforeAll
  static void install() throws SQLException {
    database = TestDatabase.create();
    try (Connection owner = database.connect()) {
      Roles.create(owner, PASSWORD);
    }
    try (HikariDataSource owner = pool(Roles.OWNER)) {
      new Schema(owner, ROOMS).install();
    }
    try (Connection connection = database.connect(Roles.OWNER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO journal.head SELECT g, 0, decode(repeat('00', 32), 'hex'), 'epoch'
          FROM generate_series(1, 4) g\
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
            app, ROOMS, vault, kind -> SERIALS.incrementAndGet(), Clock.systemUTC(), source);
    reader = new Reader(app, vault);
    for (LicenseeId each : List.of(CLIENT, LAB, SHOP, STRANGER)) {
      furnish(each);
    }
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

  /** An area, a batch and a product type, all with the licensee's number as serial. */
  private static void furnish(LicenseeId owner) {
    long n = owner.value();
    tell(
        owner,
        new AreaOpened(owner, n, "WAX", "Room", false, ""),
        new ProductionBatchOpened(
            owner,
            n,
            "WAX",
            ProductionBatch.Form.INTERMEDIATE_END_PRODUCT,
            n,
            null,
            null,
            Stated.NONE),
        new ProductTypeDeclared(
            owner,
            n,
            "WAX",
            "Lots",
            "harvest_materials",
            "flower_lots",
            Unit.GM,
            null,
            false,
            null,
            null,
            null,
            null,
            Stated.NONE));
  }

  @Test
  void findsTheClientReportsAndLetsDownstreamHoldersRead() {
    Lot lot = lot(CLIENT, null, TestPath.ORIGIN, null, null);
    Lot early = sent(lot, SHOP, null);
    Lot sample = sent(lot, LAB, CLIENT);
    Lot part = split(sample);
    var asked = new SampleClients.Asked(part.serial(), null);
    var stated = new SampleClients.Asked(sample.serial(), lot.serial());
    var wrong = new SampleClients.Asked(sample.serial(), early.serial());
    Map<SampleClients.Asked, SampleClients.Client> clients =
        new SampleClients(reader).find(LAB, List.of(asked, stated, wrong));
    assertThat(clients.get(asked)).isEqualTo(new SampleClients.Client(CLIENT, lot.serial()));
    assertThat(clients.get(stated)).isEqualTo(new SampleClients.Client(CLIENT, lot.serial()));
    assertThat(clients.get(wrong)).isEqualTo(new SampleClients.Client(null, early.serial()));

    long serial = report(part, CLIENT, lot.serial());
    Lot late = sent(lot, SHOP, null);

    var access = new ResultAccess(reader);
    assertThat(access.find(LAB, List.of(serial))).containsOnlyKeys(serial);
    assertThat(access.find(CLIENT, List.of(serial))).containsOnlyKeys(serial);
    assertThat(access.find(SHOP, List.of(serial))).containsOnlyKeys(serial);
    assertThat(access.find(STRANGER, List.of(serial))).isEmpty();
    LabResult result = requireNonNull(access.find(SHOP, List.of(serial)).get(serial));
    assertThat(result.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(result.collectionSource()).isEqualTo(CollectionSource.DRAWN);
    assertThat(result.stated()).isEqualTo(Fields.passing());

    Reader.Reading reading = reader.as(SHOP);
    Supplier<ResultsOfLots> results = ResultsOfLots.ask(reading, List.of(early, late));
    reading.go();
    assertThat(results.get().status(early)).isEqualTo(TestStatus.UNTESTED);
    assertThat(results.get().deciding(late).orElseThrow().result()).isEqualTo(serial);
    assertThat(results.get().all(late)).hasSize(1);
  }

  @Test
  void keepsAHolderOfWhatLeftBeforeOut() {
    Lot lot = lot(CLIENT, null, TestPath.ORIGIN, null, null);
    sent(lot, STRANGER, null);
    Lot sample = sent(lot, LAB, CLIENT);
    long serial = report(sample, CLIENT, lot.serial());
    assertThat(new ResultAccess(reader).find(STRANGER, List.of(serial))).isEmpty();
  }

  @Test
  void changesVoidsAndRemoves() {
    Lot own = lot(LAB, null, TestPath.ORIGIN, null, null);
    long serial = report(own, null, null);
    var change =
        new ResultChange(
            null, null, null, "x", null, Fields.with(Stated.NONE, "metal_lead_ppm", null));
    assertThat(run(LAB, new ChangeResult(serial, null, null, null, change, JUDGE)).accepted())
        .isTrue();
    assertThat(run(LAB, new DeleteResult(serial, null)).accepted()).isTrue();
    assertThat(run(LAB, new DeleteResult(serial, null)).accepted()).isTrue();
    LabResult result =
        requireNonNull(new ResultAccess(reader).find(LAB, List.of(serial)).get(serial));
    assertThat(result.isDeleted()).isTrue();
    assertThat(result.amendments()).isEqualTo(1);
    assertThat(result.stated().has("metal_lead_ppm")).isTrue();
    long other = report(own, null, null);
    assertThat(run(LAB, new VoidResult(other, null, "Mixed up.")).accepted()).isTrue();
    assertThat(run(CLIENT, new VoidResult(other, null, "Mixed up.")).accepted()).isFalse();
  }

  private static long report(Lot sample, @Nullable LicenseeId client, @Nullable Long clientLot) {
    var report =
        new ReportResult(
            LAB,
            sample.serial(),
            client,
            clientLot,
            null,
            TestingStatus.COMPLETED,
            null,
            null,
            null,
            Fields.passing(),
            JUDGE);
    Result result = run(LAB, report);
    String answer = new String(result.answers().getFirst(), StandardCharsets.UTF_8);
    assertThat(result.accepted()).as(answer).isTrue();
    return ObjectRef.parse(answer).serial();
  }

  private static Lot split(Lot lot) {
    Lot before = row(lot.licenseeId(), lot.serial());
    TestLink portion = before.nextPortion();
    return lot(
        before.licenseeId(),
        before.serial(),
        before.testPath().through(portion),
        null,
        new LotPortionLeft(before.licenseeId(), before.serial(), portion.portion(), false));
  }

  /** Goods go to another licensee; as a lab sample when a client is named. */
  private static Lot sent(Lot lot, LicenseeId to, @Nullable LicenseeId client) {
    Lot before = row(lot.licenseeId(), lot.serial());
    TestLink portion = before.nextPortion();
    tell(
        before.licenseeId(),
        new LotPortionLeft(
            before.licenseeId(), before.serial(), portion.portion(), client != null));
    return lot(
        to,
        null,
        before.testPath().through(portion),
        client == null ? null : new TestPath(List.of(List.of(portion))),
        "WAX." + before.ref(),
        null);
  }

  private static Lot lot(
      LicenseeId owner,
      @Nullable Long parent,
      TestPath path,
      @Nullable String originalId,
      @Nullable Event before) {
    return lot(owner, parent, path, null, originalId, before);
  }

  private static Lot lot(
      LicenseeId owner,
      @Nullable Long parent,
      TestPath path,
      @Nullable TestPath sampleOf,
      @Nullable String originalId,
      @Nullable Event before) {
    long serial = SERIALS.incrementAndGet();
    var events = new ArrayList<Event>();
    if (before != null) {
      events.add(before);
    }
    long n = owner.value();
    events.add(
        new LotCreated(
            owner,
            serial,
            "WAX",
            n,
            n,
            null,
            n,
            Unit.GM,
            LotOrigin.DECLARED,
            parent,
            path.toString(),
            sampleOf == null ? null : sampleOf.toString(),
            false,
            false,
            null,
            null,
            originalId,
            null,
            Stated.NONE));
    tell(owner, events.toArray(new Event[0]));
    return row(owner, serial);
  }

  private static Lot row(LicenseeId owner, long serial) {
    Reader.Reading reading = reader.as(owner);
    Supplier<Map<List<Object>, Lot>> found =
        reading.find(Inventory.LOT, List.of(List.of(owner, serial)));
    reading.go();
    return found.get().values().iterator().next();
  }

  private static void tell(LicenseeId actor, Event... events) {
    assertThat(run(actor, new Tell(List.of(events), Set.of())).accepted()).isTrue();
  }

  private static Result run(LicenseeId actor, Command command) {
    return journal.execute(
        new Call(
            new Actor(actor, 7, "WAX"),
            Call.NO_CREDENTIALS,
            "test",
            Instant.now(),
            new byte[0],
            null,
            List.of(new Call.Item(command, null)),
            new Call.AnswerWriter() {
              @Override
              public byte[] accepted(int item, Outcome outcome, State after) {
                return outcome.subject().toString().getBytes(StandardCharsets.UTF_8);
              }

              @Override
              public byte[] refused(List<Refusal> reasons) {
                return reasons.toString().getBytes(StandardCharsets.UTF_8);
              }
            }));
  }
}
