package perennial.leafdata;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.identifiers.SerialAllocator;
import perennial.journal.Call;
import perennial.journal.InstalledDatabase;
import perennial.journal.Journal;
import perennial.journal.Minter;
import perennial.journal.Reader;
import perennial.journal.Roles;
import perennial.journal.Vault;
import perennial.kernel.RandomSource;
import perennial.leafdata.door.Desk;
import perennial.licensing.Credentials;
import perennial.licensing.Licensing;
import perennial.licensing.Permissions;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.RulesInForce;

/**
 * All rooms over a test's database, as the server puts them together; only the clock is the test's.
 */
public final class TestStore implements AutoCloseable {
  public static final SecureRandom CHANCE = new SecureRandom();
  private static final RandomSource RANDOM = TestStore::bytes;
  private static final String PASSWORD = InstalledDatabase.PASSWORD;
  private static final byte[] VAULT_KEY = RANDOM.bytes(Vault.KEY_BYTES);

  /** Read once in a process: it takes a tenth of a second, and there are dozens of stores. */
  private static final RulePack SHIPPED = RulePackLoader.loadShipped("wa", "2018");

  /** Of one test's threads; a PostgreSQL of tests allows a hundred. */
  private static final int SESSIONS = 8;

  /** A pool that cannot connect says so soon. */
  private static final int PATIENCE_MILLIS = 2_000;

  private final String url;
  private final HikariDataSource app;
  private final HikariDataSource blocks;
  private final TestClock clock;
  private final RulesInForce rules;
  private final Journal journal;
  private final Reader reader;
  private final Minter minter;
  private final Credentials credentials;

  private TestStore(String url, TestClock clock, String release) {
    this.url = url;
    this.clock = clock;
    this.app = pool(url, SESSIONS);
    this.blocks = pool(url, 2);
    var vault = new Vault(VAULT_KEY, RANDOM);
    this.minter = new SerialAllocator(blocks, Licensing.SERIAL_FLOORS);
    this.journal = new Journal(app, Rooms.all(), vault, minter, clock, RANDOM, release);
    this.reader = new Reader(app, vault);
    this.rules = new RulesInForce(SHIPPED, reader);
    this.credentials = new Credentials(reader, clock);
  }

  /** The rooms over a database that is installed, reached in whatever way. */
  static TestStore over(String url, TestClock clock, String release) {
    return new TestStore(url, clock, release);
  }

  /** Sessions of the role that owns the tables. */
  DataSource owner() {
    return owner(url);
  }

  private static DataSource owner(String url) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(Roles.OWNER);
    source.setPassword(PASSWORD);
    return source;
  }

  private static HikariDataSource pool(String url, int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(Roles.APP);
    config.setPassword(PASSWORD);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    return new HikariDataSource(config);
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    CHANCE.nextBytes(bytes);
    return bytes;
  }

  Desk desk() {
    return desk(Call.ITEMS_MAX);
  }

  Desk desk(int rowsMax) {
    return new Desk(credentials, Permissions.of(rules.pack()), rules, journal, reader, rowsMax);
  }

  public TestClock clock() {
    return clock;
  }

  /** The database's JDBC URL. */
  public String url() {
    return url;
  }

  public RulePack rules() {
    return rules.pack();
  }

  public Journal journal() {
    return journal;
  }

  public Reader reader() {
    return reader;
  }

  public Minter minter() {
    return minter;
  }

  RandomSource random() {
    return RANDOM;
  }

  @Override
  public void close() {
    app.close();
    blocks.close();
  }
}
