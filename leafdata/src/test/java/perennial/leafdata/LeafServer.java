package perennial.leafdata;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.InstalledDatabase;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.leafdata.door.Failures;
import perennial.leafdata.door.LeafCallerKey;
import perennial.leafdata.door.LeafDialect;
import perennial.licensing.ApproveOrder;
import perennial.licensing.Business;
import perennial.licensing.Consequential;
import perennial.licensing.OrderAct;
import perennial.postgres.TestDatabase;
import perennial.web.Endpoint;
import perennial.web.server.Dialects;
import perennial.web.server.Limits;
import perennial.web.server.WebServer;

/**
 * The whole registry behind its LeafData door, for tests of the wire: real HTTP on loopback, real
 * PostgreSQL, a clock that the test moves.
 *
 * <pre>{@code
 * static final LeafServer SERVER = LeafServer.shared();
 * final LeafCaller grower = SERVER.licensee("cultivator_production");
 *
 * grower.post("/areas", "{\"area\": [{\"name\": \"Veg\"}]}").id();
 * }</pre>
 *
 * <p>{@link #shared()} is one for all tests of the process: a test takes licensees of its own from
 * {@link #licensee}, so that no other disturbs it. Its clock is everybody's: time may pass, and
 * nobody may count on how much has. Tests that need an own clock, own limits or a database that
 * fails open another one.
 */
public final class LeafServer implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final TestStore store;
  private final Registrar registrar;
  private final List<Endpoint> routes;
  private final WebServer web;
  private final Map<String, LeafCaller> standing = new ConcurrentHashMap<>();
  private final List<AutoCloseable> owned = new ArrayList<>();

  private LeafServer(TestStore store, Limits limits, int rowsMax, List<Endpoint> more) {
    this.store = store;
    this.registrar = new Registrar(store);
    var leaf = new LeafDialect();
    this.routes = LeafData.endpoints(store.desk(rowsMax));
    var endpoints = new ArrayList<Endpoint>(routes);
    endpoints.addAll(more);
    this.web =
        WebServer.builder(store.clock(), TestStore.CHANCE)
            .limits(limits)
            .dialects(Dialects.problems().with(LeafDialect.PREFIX, leaf).withUnreadable(leaf))
            .callerKey(new LeafCallerKey())
            .failureMeaning(new Failures())
            .endpoints(endpoints)
            .build()
            .start();
  }

  private static final class Shared {
    static final LeafServer ONE = open();
  }

  /** The one for all tests of the process; never closed. */
  public static LeafServer shared() {
    return Shared.ONE;
  }

  /** One with a database and a clock of its own; the caller closes it. */
  public static LeafServer open() {
    TestDatabase database = InstalledDatabase.of(Rooms.all());
    LeafServer server = on(database);
    server.owned.add(database);
    return server;
  }

  /**
   * One with a copy of a database in which something happened once, before its clock moved; the
   * caller closes it.
   *
   * @param name of what happened
   * @param happen makes it happen when its name is first asked for
   */
  public static LeafServer after(String name, Consumer<LeafServer> happen) {
    TestDatabase database =
        InstalledDatabase.of(
            Rooms.all(),
            name,
            first -> {
              try (LeafServer server = on(first)) {
                happen.accept(server);
              }
            });
    LeafServer server = on(database);
    server.owned.add(database);
    return server;
  }

  private static LeafServer on(TestDatabase database) {
    TestStore store = TestStore.over(database.url(), new TestClock(), "test");
    var server = new LeafServer(store, Limits.standard(), Call.ITEMS_MAX, List.of());
    server.owned.add(store);
    return server;
  }

  /** Another door to the same rooms, with other limits and more routes; the caller closes it. */
  public LeafServer door(Limits limits, Endpoint... more) {
    return new LeafServer(store, limits, Call.ITEMS_MAX, List.of(more));
  }

  /** Another door to the same rooms that takes fewer rows a call; the caller closes it. */
  public LeafServer door(int rowsMax) {
    return new LeafServer(store, Limits.standard(), rowsMax, List.of());
  }

  /**
   * A door to rooms of its own over the same data, reached by another URL; the caller closes it.
   */
  public LeafServer over(String databaseUrl) {
    return over(databaseUrl, "test");
  }

  /** Another version of the program, over the same data; the caller closes it. */
  public LeafServer ofRelease(String release) {
    return over(store.url(), release);
  }

  private LeafServer over(String databaseUrl, String release) {
    TestStore other = TestStore.over(databaseUrl, store.clock(), release);
    var server = new LeafServer(other, Limits.standard(), Call.ITEMS_MAX, List.of());
    server.owned.add(other);
    return server;
  }

  /** The base of its paths, without {@code /api/v1}. */
  public String url() {
    return "http://127.0.0.1:" + web.port();
  }

  public int port() {
    return web.port();
  }

  /** Every route of the wire. */
  public List<Endpoint> routes() {
    return routes;
  }

  public WebServer web() {
    return web;
  }

  public TestStore store() {
    return store;
  }

  public TestClock clock() {
    return store.clock();
  }

  /** A new licensee of a type (LeafData's word), with a user and a key. */
  public LeafCaller licensee(String type) {
    return licensee(type, Registrar.freeCode(type));
  }

  /** A new retailer that may sell to patients. */
  public LeafCaller medicalRetailer() {
    String code = Registrar.freeCode("dispensary");
    return caller(
        code,
        registrar.license(
            code, "dispensary", Business.named("Leaf " + code).withMedicalEndorsement()));
  }

  /** A new licensee with a code of the test's choice. */
  public LeafCaller licensee(String type, String code) {
    return caller(code, registrar.license(code, type, Business.named("Leaf " + code)));
  }

  /**
   * The licensee of a code such as {@code J400001}, which is made when it is first asked for; the
   * same for all tests of this server.
   */
  public LeafCaller as(String code) {
    return standing.computeIfAbsent(code, wanted -> licensee(typeOf(wanted), wanted));
  }

  /** A new user with a key, who may act for all of the licensees; acts for the first. */
  public LeafCaller userOf(LeafCaller... licensees) {
    var ids = new LicenseeId[licensees.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = licensees[i].licensee();
    }
    String code = licensees[0].code();
    long user = registrar.user("several-" + code, ids);
    return new LeafCaller(url(), code, registrar.key(user).text(), ids[0], user);
  }

  /** An act of the registry's officials, which must be accepted. */
  public ObjectRef official(Command command) {
    return registrar.run(command);
  }

  /** An act on a license that one official orders and another approves. */
  public void ordered(Consequential act) {
    var first = registrar.official("first");
    var second = registrar.official("second");
    ObjectRef order = registrar.run(first, new OrderAct(act, "A test"));
    LicenseeId former = act.others().stream().findFirst().orElse(null);
    registrar.run(
        second, new ApproveOrder(order.serial(), act.licensee(), former, store.rules(), true));
  }

  /** A session of the role that owns the tables, past all that the registry protects. */
  public Connection connectAsOwner() throws SQLException {
    return store.owner().getConnection();
  }

  private LeafCaller caller(String code, LicenseeId id) {
    long user = registrar.user(code, id);
    return new LeafCaller(url(), code, registrar.key(user).text(), id, user);
  }

  private static String typeOf(String code) {
    return Registrar.LETTERS.entrySet().stream()
        .filter(each -> code.startsWith(each.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    try {
      web.stop(GRACE);
      for (AutoCloseable each : owned) {
        each.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("the test server does not stop", e);
    }
  }
}
