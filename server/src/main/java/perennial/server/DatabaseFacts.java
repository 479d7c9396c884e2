package perennial.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a database is asked before the registry trusts its data to it.
 *
 * @param version the number of the server's version, such as 150018
 * @param encoding such as {@code UTF8}
 * @param isOwned whether our role owns the database
 * @param createsRoles whether our role has CREATEROLE
 * @param hasRanges whether the extension {@code btree_gist} can be had
 * @param isReplica whether the server only follows another
 * @param isDurable whether a commit survives a crash: fsync and full_page_writes are on
 */
record DatabaseFacts(
    int version,
    String encoding,
    boolean isOwned,
    boolean createsRoles,
    boolean hasRanges,
    boolean isReplica,
    boolean isDurable) {

  private static final String QUESTIONS =
      """
      SELECT current_setting('server_version_num')::int AS version,
             pg_encoding_to_char(d.encoding) AS encoding,
             pg_has_role(current_user, d.datdba, 'USAGE') AS is_owned,
             r.rolcreaterole OR r.rolsuper AS creates_roles,
             EXISTS (SELECT FROM pg_available_extensions WHERE name = 'btree_gist') AS has_ranges,
             pg_is_in_recovery() AS is_replica,
             current_setting('fsync')::bool AND current_setting('full_page_writes')::bool
               AS is_durable
      FROM pg_database d, pg_roles r
      WHERE d.datname = current_database() AND r.rolname = current_user
      """;

  static DatabaseFacts of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUESTIONS)) {
      row.next();
      return new DatabaseFacts(
          row.getInt("version"),
          row.getString("encoding"),
          row.getBoolean("is_owned"),
          row.getBoolean("creates_roles"),
          row.getBoolean("has_ranges"),
          row.getBoolean("is_replica"),
          row.getBoolean("is_durable"));
    }
  }
}
