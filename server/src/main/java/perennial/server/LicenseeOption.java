package perennial.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.licensing.Licensing;
import picocli.CommandLine.Option;

/**
 * Which licensee is checked: by its code as on its licenses, or by its number as reports say it.
 */
final class LicenseeOption {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  @Option(
      names = "--licensee",
      paramLabel = "CODE",
      description = "Only this licensee, by its code or by its number in a report.")
  private @Nullable String stated;

  boolean isStated() {
    return stated != null;
  }

  /**
   * @param verify sessions of the role that reads everything
   * @return null where none was stated
   * @throws ConfigurationRefused when there is no such licensee
   */
  @Nullable LicenseeId find(DataSource verify) throws SQLException {
    if (stated == null) {
      return null;
    }
    try (Connection connection = verify.getConnection()) {
      LicenseeId found = find(connection, stated.strip());
      if (found == null) {
        throw new ConfigurationRefused(
            List.of("--licensee: there is no licensee of the code or number " + stated));
      }
      return found;
    }
  }

  /** A number also counts where its row is gone: that is what verification is to find. */
  private static @Nullable LicenseeId find(Connection connection, String text) throws SQLException {
    String table = Licensing.LICENSEE.qualifiedName();
    LicenseeId byCode =
        one(connection, "SELECT licensee_id FROM " + table + " WHERE code = ?", text);
    if (byCode != null || !NUMBER.matcher(text).matches()) {
      return byCode;
    }
    return one(
        connection,
        "WITH asked AS (SELECT ? ::bigint AS id)"
            + " SELECT id FROM asked WHERE EXISTS (SELECT FROM journal.chain WHERE licensee_id = id)"
            + " OR EXISTS (SELECT FROM journal.head WHERE licensee_id = id)"
            + (" OR EXISTS (SELECT FROM " + table + " WHERE licensee_id = id)"),
        text);
  }

  private static @Nullable LicenseeId one(Connection connection, String sql, String text)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, text);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new LicenseeId(row.getLong(1)) : null;
      }
    }
  }
}
