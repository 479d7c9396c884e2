package perennial.oversight.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.kernel.ObjectRef;
import perennial.server.demo.LivedRegistry;

/** However small windows are, each object and each of its entries is in exactly one. */
final class WindowsTest {
  private static final LivedRegistry REGISTRY = new LivedRegistry();

  private static final String STEPS =
      """
      SELECT o.licensee_id, o.kind || ' ' || o.serial, s.entry_id FROM identifiers.object o
      LEFT JOIN journal.stream s USING (kind, serial)\
      """;

  @AfterAll
  static void close() {
    REGISTRY.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 1000", "2, 3", "1000, 1", "1000, 2", "1000, 7", "10000, 40000"})
  void holdEachStepOnce(int objects, int steps) throws SQLException {
    try (Connection connection = REGISTRY.verify().getConnection()) {
      var found = new ArrayList<String>();
      for (long licensee : licensees(connection)) {
        var windows = new Windows(licensee, objects, steps);
        ObjectRef before = null;
        while (!windows.isOver()) {
          Windows.Window window = windows.next(connection);
          assertThat(window.low()).isEqualTo(before);
          before = window.high();
          add(licensee, window, found);
        }
        assertThat(before).isNull();
      }
      assertThat(found).containsExactlyInAnyOrderElementsOf(all(connection));
    }
  }

  @Test
  void holdNoMoreObjectsThanAllowed() throws SQLException {
    try (Connection connection = REGISTRY.verify().getConnection()) {
      for (long licensee : licensees(connection)) {
        var windows = new Windows(licensee, 3, 5);
        while (!windows.isOver()) {
          Streams streams = windows.next(connection).streams();
          assertThat(streams.objects.size()).isLessThanOrEqualTo(3);
          assertThat(streams.objects.size() == 1 || streams.size <= 5).isTrue();
        }
      }
    }
  }

  private static void add(long licensee, Windows.Window window, List<String> found) {
    for (ObjectRef object : window.streams().objects) {
      String name = licensee + " " + object.kind().letters() + " " + object.serial();
      ObjectRef low = window.low();
      ObjectRef high = window.high();
      assertThat(low == null || object.compareTo(low) > 0).as(name).isTrue();
      assertThat(high == null || object.compareTo(high) <= 0).as(name).isTrue();
      long[] entries = window.streams().entries();
      boolean isListed = false;
      for (long entry : entries) {
        if (window.streams().lists(object, entry)) {
          found.add(name + " " + entry);
          isListed = true;
        }
      }
      if (!isListed) {
        found.add(name + " 0");
      }
    }
  }

  private static List<String> all(Connection connection) throws SQLException {
    var all = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(STEPS)) {
      while (results.next()) {
        all.add(results.getLong(1) + " " + results.getString(2) + " " + results.getLong(3));
      }
    }
    return all;
  }

  private static List<Long> licensees(Connection connection) throws SQLException {
    var found = new ArrayList<Long>();
    try (Statement statement = connection.createStatement();
        ResultSet results =
            statement.executeQuery("SELECT DISTINCT licensee_id FROM identifiers.object")) {
      while (results.next()) {
        found.add(results.getLong(1));
      }
    }
    return found;
  }
}
