package perennial.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.journal.DatabaseFailure;
import perennial.journal.Roles;
import perennial.journal.Schema;
import perennial.kernel.Base36;
import perennial.kernel.Kind;
import perennial.postgres.TestDatabase;

class SerialAllocatorStoreTest {
  private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
  private static final Kind LOT = new Kind("IN");
  private static final Kind AREA = new Kind("AR");

  private static TestDatabase database;
  private static DataSource app;

  @BeforeAll
  static void install() throws SQLException {
    database = TestDatabase.create();
    try (Connection owner = database.connect()) {
      Roles.create(owner, role -> PASSWORD);
    }
    new Schema(as(Roles.OWNER), List.of(new Identifiers())).install();
    app = as(Roles.APP);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static DataSource as(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(role);
    source.setPassword(PASSWORD);
    return source;
  }

  @BeforeEach
  void forget() throws SQLException {
    try (Connection owner = database.connect(Roles.OWNER, PASSWORD);
        Statement statement = owner.createStatement()) {
      statement.execute("DELETE FROM identifiers.allocation");
    }
  }

  private static SerialAllocator node() {
    return new SerialAllocator(app, Map.of());
  }

  private static long[] take(SerialAllocator node, Kind kind, int count) {
    return LongStream.range(0, count).map(i -> node.next(kind)).toArray();
  }

  @Test
  void everyKindBeginsWithSevenDigits() {
    SerialAllocator node = node();

    assertThat(SerialAllocator.FLOOR).isEqualTo(Base36.parse("1000000"));
    assertThat(node.next(LOT)).isEqualTo(SerialAllocator.FLOOR);
    assertThat(node.next(AREA)).as("each kind by itself").isEqualTo(SerialAllocator.FLOOR);
    assertThat(node.mint(LOT)).hasToString("IN1000001");
  }

  @Test
  void aKindBeginsAtTheFloorThatItIsGiven() {
    var node = new SerialAllocator(app, Map.of(AREA, 36L * 36 * 36 * 36));

    assertThat(node.mint(AREA)).hasToString("AR10000");
    assertThat(node.mint(LOT)).hasToString("IN1000000");
  }

  @Test
  void aFloorRaisedLaterLiftsTheKindAndOneLoweredDoesNothing() {
    long low = node().next(LOT);
    long raised = low + 50L * SerialAllocator.BLOCK;

    assertThat(new SerialAllocator(app, Map.of(LOT, raised)).next(LOT)).isEqualTo(raised);
    assertThat(new SerialAllocator(app, Map.of(LOT, 1L)).next(LOT))
        .isEqualTo(raised + SerialAllocator.BLOCK);
  }

  @Test
  void aBlockIsUsedUpBeforeTheNextIsTaken() throws SQLException {
    SerialAllocator node = node();

    long[] serials = take(node, LOT, SerialAllocator.BLOCK);
    assertThat(taken()).as("blocks taken").isEqualTo(1);
    assertThat(node.next(LOT)).isEqualTo(SerialAllocator.FLOOR + SerialAllocator.BLOCK);
    assertThat(taken()).isEqualTo(2);

    assertThat(serials)
        .containsExactly(
            LongStream.range(0, SerialAllocator.BLOCK)
                .map(i -> SerialAllocator.FLOOR + i)
                .toArray());
  }

  private static long taken() throws SQLException {
    try (Connection connection = app.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT next_serial FROM identifiers.allocation")) {
      row.next();
      return (row.getLong(1) - SerialAllocator.FLOOR) / SerialAllocator.BLOCK;
    }
  }

  @Test
  void whatIsLeftOfABlockIsNeverGivenOutAfterARestart() {
    long[] before = take(node(), LOT, 3);

    long[] after = take(node(), LOT, 3);

    assertThat(after[0]).isEqualTo(before[0] + SerialAllocator.BLOCK);
    assertThat(before).doesNotContain(after);
  }

  /** Three nodes, of which each is restarted once, and several calls at a time in each. */
  @Test
  void noTwoNodesEverGiveOutOneSerial() throws Exception {
    int serials = 2 * SerialAllocator.BLOCK + 7;
    var calls = new ArrayList<Callable<long[]>>();
    for (int n = 0; n < 3; n++) {
      SerialAllocator node = node();
      SerialAllocator restarted = node();
      for (int call = 0; call < 3; call++) {
        calls.add(() -> take(node, LOT, serials));
        calls.add(() -> take(restarted, LOT, serials));
      }
    }
    var seen = new HashSet<Long>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<long[]> call : threads.invokeAll(calls)) {
        for (long serial : call.get()) {
          assertThat(seen.add(serial)).as("serial %d given out once", serial).isTrue();
          assertThat(serial).isGreaterThanOrEqualTo(SerialAllocator.FLOOR);
        }
      }
    }
    assertThat(seen).hasSize(calls.size() * serials);
  }

  @Test
  void aDatabaseThatIsAwayTakesNothing() {
    var away = new PGSimpleDataSource();
    away.setUrl(database.url());
    away.setUser(Roles.APP);
    away.setPassword("wrong");
    var sources = new DataSource[] {away};
    var node = new SerialAllocator(new Switch(sources), Map.of());

    assertThatThrownBy(() -> node.next(LOT)).isInstanceOf(DatabaseFailure.class);
    sources[0] = app;

    assertThat(node.next(LOT)).isEqualTo(SerialAllocator.FLOOR);
  }

  /** A source that becomes another one. */
  private static final class Switch extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private final transient DataSource[] source;

    Switch(DataSource[] source) {
      this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return source[0].getConnection();
    }
  }
}
