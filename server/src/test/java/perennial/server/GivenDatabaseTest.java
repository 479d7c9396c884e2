package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.postgres.DatabaseAddress;
import perennial.postgres.TestDatabase;

/** {@code perennial up} from the outside, on a database that somebody else keeps. */
final class GivenDatabaseTest {
  @TempDir private Path data;

  @Test
  void runsOnADatabaseThatIsGivenAndLeavesItRunning() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      DatabaseAddress address = database.address();
      String url =
          address.jdbcUrl() + "?user=" + address.user() + "&password=" + address.password();
      try (RunningRegistry registry =
          RunningRegistry.startBare(data, Map.of("PERENNIAL_DATABASE_URL", url))) {
        assertThat(registry.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(registry.file().database()).isEqualTo(address.jdbcUrl());
      }
      assertThat(data.resolve("postgres")).doesNotExist();
      try (Connection connection = database.connect()) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }
}
