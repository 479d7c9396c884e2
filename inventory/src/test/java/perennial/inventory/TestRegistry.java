package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import perennial.cultivation.Cultivation;
import perennial.cultivation.DeclareStrain;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.InstalledDatabase;
import perennial.journal.Journal;
import perennial.journal.Outcome;
import perennial.journal.Projector;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.Result;
import perennial.journal.Roles;
import perennial.journal.Room;
import perennial.journal.State;
import perennial.journal.Table;
import perennial.journal.Vault;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.Decision;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Business;
import perennial.licensing.Licensing;
import perennial.licensing.OpenArea;
import perennial.licensing.RegisterLicensee;
import perennial.postgres.TestDatabase;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/**
 * A registry on a database of its own, without doors: licensees act by commands, and their rows are
 * read as they read them. Its clock moves on by a second with every call.
 */
public final class TestRegistry implements AutoCloseable {
  public static final RulePack RULES = RulePackLoader.loadShipped("wa", "2018");

  private static final Instant START = Instant.parse("2019-06-13T16:49:00Z");

  private final TestDatabase database;
  private final HikariDataSource app;
  private final Journal journal;
  private final Reader reader;
  private final AtomicLong serials = new AtomicLong(100);
  private final AtomicLong requests = new AtomicLong();
  private Instant now = START;
  private String prefix = "WA";

  private TestRegistry(List<Room> rooms) {
    database = InstalledDatabase.of(rooms);
    app = pool(Roles.APP);
    var random = new Random(7);
    var vault = new Vault(bytes(random, 32), length -> bytes(random, length));
    journal =
        new Journal(
            app,
            rooms,
            vault,
            kind -> serials.incrementAndGet(),
            () -> now,
            length -> bytes(random, length),
            "test");
    reader = new Reader(app, vault);
  }

  /**
   * @param higher the rooms above inventory that take part
   */
  public static TestRegistry with(Room... higher) {
    var rooms = new ArrayList<Room>();
    rooms.add(new Identifiers());
    rooms.add(new Licensing());
    rooms.add(new Cultivation());
    rooms.add(new Inventory());
    rooms.addAll(List.of(higher));
    rooms.add(new TestRoom());
    return new TestRegistry(rooms);
  }

  private static byte[] bytes(Random random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private HikariDataSource pool(String role) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(role);
    config.setPassword(InstalledDatabase.PASSWORD);
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    app.close();
    database.close();
  }

  /** Another jurisdiction's identifiers, from now on. */
  public void setPrefix(String jurisdiction) {
    prefix = jurisdiction;
  }

  public Instant now() {
    return now;
  }

  public void setNow(Instant instant) {
    now = instant;
  }

  /** What became of one call. */
  public record Done(
      boolean accepted, boolean replayed, @Nullable Outcome outcome, List<Refusal> refusals) {
    public ObjectRef subject() {
      assertThat(refusals).isEmpty();
      return Objects.requireNonNull(outcome).subject();
    }
  }

  /** A licensee of LeafData's word for its type, under a license code of the state. */
  public LicenseeId license(String code, String type) {
    var licensee = new LicenseeId(serials.incrementAndGet());
    var register = new RegisterLicensee(licensee, code, type, Business.named(code), RULES, false);
    assertThat(run(Actor.REGISTRY, register, null).refusals()).isEmpty();
    return licensee;
  }

  public Done call(LicenseeId licensee, Command command) {
    return run(new Actor(licensee, 1, prefix + "X" + licensee), command, null);
  }

  /** A call that an equal one with the same key repeats. */
  public Done create(LicenseeId licensee, Command command, String replayKey) {
    byte[] key = new byte[32];
    byte[] text = replayKey.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, key, 0, text.length);
    return run(new Actor(licensee, 1, prefix + "X" + licensee), command, new Bytes(key));
  }

  /** An act that must succeed; its subject. */
  public ObjectRef act(LicenseeId licensee, Command command) {
    return call(licensee, command).subject();
  }

  /** An act that must be refused; why. */
  public List<Refusal> refuse(LicenseeId licensee, Command command) {
    Done done = call(licensee, command);
    assertThat(done.accepted()).as("accepted").isFalse();
    return done.refusals();
  }

  /** An act of the registry itself, which must succeed. */
  public ObjectRef official(Command command) {
    return run(Actor.REGISTRY, command, null).subject();
  }

  /** What an official of the registry, or anybody, does under a user of its own. */
  public Done callAs(Actor actor, Command command) {
    return run(actor, command, null);
  }

  /** Acts of one call: all of them or none. */
  public Done callAs(Actor actor, List<Command> commands) {
    return run(actor, commands.stream().map(each -> new Call.Item(each, null)).toList());
  }

  /** A session of one of the registry's roles, past the registry; the caller closes it. */
  public Connection connect(String role) throws SQLException {
    return database.connect(role, InstalledDatabase.PASSWORD);
  }

  /** What commands look up beforehand, and what answers are made of. */
  public Reader reader() {
    return reader;
  }

  private Done run(Actor actor, Command command, @Nullable Bytes replayKey) {
    return run(actor, List.of(new Call.Item(command, replayKey)));
  }

  private Done run(Actor actor, List<Call.Item> items) {
    var outcomes = new ArrayList<Outcome>();
    var refusals = new ArrayList<Refusal>();
    now = now.plusSeconds(1);
    Result result =
        journal.execute(
            new Call(
                actor,
                Call.NO_CREDENTIALS,
                items.getFirst().command().act() + requests.incrementAndGet(),
                now,
                new byte[] {1},
                null,
                items,
                new Call.AnswerWriter() {
                  @Override
                  public byte[] accepted(int item, Outcome outcome, State after) {
                    outcomes.add(outcome);
                    return new byte[] {1};
                  }

                  @Override
                  public byte[] refused(List<Refusal> reasons) {
                    refusals.addAll(reasons);
                    return new byte[] {0};
                  }
                }));
    return new Done(
        result.accepted(),
        result.replayed(),
        outcomes.isEmpty() ? null : outcomes.getFirst(),
        refusals);
  }

  /** Puts events into an entry as they are. */
  public void emit(
      LicenseeId licensee, Set<LicenseeId> parties, ObjectRef subject, Event... events) {
    act(licensee, new Emit(parties, subject, List.of(events)));
  }

  /** Events that stand for an act of a room that does not take part. */
  private record Emit(Set<LicenseeId> parties, ObjectRef subject, List<Event> events)
      implements Command {
    @Override
    public String act() {
      return "test.emit";
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      return Outcome.accepted(subject, events);
    }
  }

  /** A row as a licensee reads it. */
  public <R extends Record> R row(LicenseeId licensee, Table<R> table, Object... key) {
    var reading = reader.as(licensee);
    var found = reading.find(table, List.of(List.of(key)));
    reading.go();
    assertThat(found.get()).as(table.name()).hasSize(1);
    return found.get().values().iterator().next();
  }

  public <R extends Record> List<R> rows(LicenseeId licensee, Query<R> query) {
    var reading = reader.as(licensee);
    var rows = reading.rows(query);
    reading.go();
    return rows.get();
  }

  public Stated personal(LicenseeId licensee, ObjectRef object, Bytes sealed) {
    var reading = reader.as(licensee);
    var opened = reading.personal(Map.of(object, sealed));
    reading.go();
    return opened.get().getOrDefault(object, Stated.NONE);
  }

  public Amount balance(LicenseeId licensee, long lot, Account account, long transfer) {
    return rows(
            licensee,
            Query.newestFirst(Inventory.BALANCE, "serial")
                .equal("licenseeId", licensee)
                .equal("serial", lot)
                .equal("account", account)
                .equal("transfer", transfer))
        .stream()
        .map(Balance::amount)
        .reduce(Amount.ZERO, Amount::plus);
  }

  public Amount available(LicenseeId licensee, long lot) {
    return balance(licensee, lot, Account.AVAILABLE, 0);
  }

  /** The sum of a licensee's postings on an account. */
  public Amount posted(LicenseeId licensee, Account account) {
    return rows(
            licensee,
            Query.newestFirst(Inventory.POSTING, "entryId")
                .equal("licenseeId", licensee)
                .equal("account", account))
        .stream()
        .map(PostingRow::amount)
        .reduce(Amount.ZERO, Amount::plus);
  }

  /**
   * Spoils every row of a table, so that the next decision on each answers with the fold of its
   * entries, and checks that this is the row as it was.
   *
   * @param key a row's key, as decisions ask for it
   */
  public <R extends Record> void assertFolds(
      LicenseeId licensee, Table<R> table, String order, Function<R, List<Object>> key)
      throws SQLException {
    List<R> before = rows(licensee, Query.newestFirst(table, order));
    assertThat(before).as(table.name()).isNotEmpty();
    try (Connection owner = connect(Roles.OWNER);
        Statement statement = owner.createStatement()) {
      statement.execute("UPDATE " + table.qualifiedName() + " SET row_digest = 'spoiled'");
    }
    quietGuard();
    var look = new Look<R>(table, before.stream().map(key).toList(), new ArrayList<>());
    assertThat(call(licensee, look).accepted()).isTrue();
    assertThat(look.found()).as(table.name()).containsExactlyElementsOf(before);
  }

  /** The guard reports every spoiled row as an error, which here is what is wanted. */
  private static void quietGuard() {
    if (LoggerFactory.getLogger("perennial.journal.Guard") instanceof Logger guard) {
      guard.setLevel(Level.OFF);
    }
  }

  /** Asks for rows as decisions do. */
  private record Look<R extends Record>(Table<R> table, List<List<Object>> keys, List<R> found)
      implements Command {
    @Override
    public String act() {
      return "test.look";
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      keys.forEach(
          key -> found.add(Objects.requireNonNull(deciding.state().find(table, key.toArray()))));
      return Outcome.accepted(new ObjectRef(Inventory.LOT_KIND, 1), List.of());
    }
  }

  // What licensees have before the story of a test begins.

  public long area(LicenseeId licensee) {
    return act(licensee, new OpenArea("Room", false, null)).serial();
  }

  public long strain(LicenseeId licensee, String name) {
    return act(licensee, new DeclareStrain(name, null)).serial();
  }

  /**
   * @param productClass key of the product class, such as {@code flower_lots}
   */
  public long productType(LicenseeId licensee, String category, String productClass) {
    return act(
            licensee,
            new DeclareProductType(
                RULES,
                productClass + " of " + licensee,
                category,
                productClass,
                category.equals("end_product") ? Amount.of(1) : null,
                null,
                null,
                Stated.NONE))
        .serial();
  }

  /** A lot with stock, in a batch of its own. */
  public long lot(LicenseeId licensee, long productType, long area, long qty) {
    long batch = act(licensee, new OpenProductionBatch(area, null, null, Stated.NONE)).serial();
    return act(
            licensee,
            new DeclareLot(
                productType,
                area,
                null,
                batch,
                Amount.of(qty),
                false,
                false,
                null,
                null,
                Stated.NONE))
        .serial();
  }

  /** A result of a laboratory that does not take part, attached to a lot with all that left it. */
  public void judge(LicenseeId lab, long lot, long beforePortion, TestStatus status) {
    long result = serials.incrementAndGet();
    var object = new ObjectRef(new Kind("LR"), result);
    emit(
        lab,
        Set.of(),
        object,
        new ResultMinted(lab, result),
        new ResultAttached(
            lab,
            result,
            new GlobalId("WAX" + lab, object).toString(),
            List.of(new TestLink(lot, beforePortion)),
            new ResultAttached.Judged(status, false, false, false)));
  }

  /** Stands for the laboratory's report, by which a result becomes an object. */
  record ResultMinted(LicenseeId licenseeId, long serial) implements Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(new ObjectRow(new Kind("LR"), serial, licenseeId, "WAX" + licenseeId));
    }
  }

  /** The room of {@link ResultMinted}. */
  static final class TestRoom implements Room {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public List<Table<?>> tables() {
      return List.of();
    }

    @Override
    public Map<String, Class<? extends Event>> events() {
      return Map.of("test.result-minted.1", ResultMinted.class);
    }

    @Override
    public Projector projector() {
      return (event, occasion, rows) -> {};
    }
  }
}
