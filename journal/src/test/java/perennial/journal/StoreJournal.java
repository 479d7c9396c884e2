package perennial.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.kernel.RandomSource;
import perennial.kernel.Refusal;
import perennial.postgres.TestDatabase;

/** The real journal on a fresh database of the test server, with the roles that a registry has. */
public final class StoreJournal implements TestJournal {
  private static final String PASSWORD = InstalledDatabase.PASSWORD;

  private final List<Room> rooms;
  private final TestDatabase database;
  private final HikariDataSource app;
  private final SteppingClock clock = new SteppingClock();
  private final Journal journal;
  private final Reader reader;

  public StoreJournal(Room... rooms) {
    this.rooms = List.of(rooms);
    this.database = InstalledDatabase.of(this.rooms);
    this.app = pool(Roles.APP);
    var random = new SecureRandom();
    RandomSource source =
        length -> {
          var bytes = new byte[length];
          random.nextBytes(bytes);
          return bytes;
        };
    var vault = new Vault(source.bytes(Vault.KEY_BYTES), source);
    this.journal = new Journal(app, this.rooms, vault, new CountingMinter(), clock, source, "test");
    this.reader = new Reader(app, vault);
  }

  private HikariDataSource pool(String role) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(role);
    config.setPassword(PASSWORD);
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  public Journal journal() {
    return journal;
  }

  public Reader reader() {
    return reader;
  }

  public SteppingClock clock() {
    return clock;
  }

  @Override
  public Answered run(Actor actor, Command... commands) {
    var outcomes = new ArrayList<Outcome>();
    var refusals = new ArrayList<Refusal>();
    var answers =
        new Call.AnswerWriter() {
          @Override
          public byte[] accepted(int item, Outcome outcome, State after) {
            outcomes.add(outcome);
            return new byte[0];
          }

          @Override
          public byte[] refused(List<Refusal> reasons) {
            refusals.addAll(reasons);
            return new byte[0];
          }
        };
    journal.execute(
        new Call(
            actor,
            Call.NO_CREDENTIALS,
            "test",
            clock.instant(),
            new byte[0],
            null,
            Arrays.stream(commands).map(command -> new Call.Item(command, null)).toList(),
            answers));
    return new Answered(outcomes, refusals);
  }

  @Override
  public <R extends Record> @Nullable R find(Table<R> table, Object... key) {
    return rows(table).stream()
        .filter(row -> table.keyOf(row).equals(Table.plainKey(key)))
        .findFirst()
        .orElse(null);
  }

  @Override
  public <R extends Record> List<R> rows(Table<R> table) {
    String sql = "SELECT " + table.columnList("") + " FROM " + table.qualifiedName();
    try (Connection verify = verify();
        PreparedStatement select = verify.prepareStatement(sql);
        ResultSet results = select.executeQuery()) {
      var rows = new ArrayList<R>();
      while (results.next()) {
        rows.add(Objects.requireNonNull(table.read(results, 1)));
      }
      rows.sort((a, b) -> Overlay.compareKeys(table.keyOf(a), table.keyOf(b)));
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> differences() {
    try (Connection verify = verify()) {
      return FoldCheck.differences(verify, rooms);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A session that owns the schema, to tamper with; the caller closes it. */
  public Connection owner() throws SQLException {
    return database.connect(Roles.OWNER, PASSWORD);
  }

  /** Unpooled sessions of one of the registry's roles. */
  public DataSource sessions(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(role);
    source.setPassword(PASSWORD);
    return source;
  }

  private Connection verify() throws SQLException {
    return database.connect("perennial_verify", PASSWORD);
  }

  @Override
  public void close() {
    app.close();
    database.close();
  }
}
