package perennial.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The registry's roles in the database. None is a superuser or bypasses row-level security; only
 * {@code perennial_owner} owns anything.
 */
public final class Roles {
  public static final String OWNER = "perennial_owner";
  public static final String APP = "perennial_app";
  public static final List<String> ALL =
      List.of(OWNER, APP, "perennial_log", "perennial_verify", "perennial_eraser");

  private Roles() {}

  /**
   * Creates the roles that are missing, sets the passwords of those that log in, and hands the
   * database to the owner role.
   *
   * @param administrator a role that owns the database and may create roles
   * @param password of {@code perennial_owner}, {@code perennial_app} and the others; hexadecimal
   */
  public static void create(Connection administrator, String password) throws SQLException {
    if (!password.matches("[0-9a-zA-Z]{16,128}")) {
      throw new IllegalArgumentException("a role's password is 16 to 128 letters and digits");
    }
    try (Statement statement = administrator.createStatement()) {
      for (String role : ALL) {
        if (!exists(administrator, role)) {
          statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOBYPASSRLS");
        }
        statement.execute("ALTER ROLE " + role + " PASSWORD '" + password + "'");
      }
      statement.execute("GRANT " + OWNER + " TO CURRENT_USER");
      try (ResultSet name = statement.executeQuery("SELECT quote_ident(current_database())")) {
        name.next();
        String database = name.getString(1);
        statement.execute("GRANT CREATE, CONNECT ON DATABASE " + database + " TO " + OWNER);
        statement.execute(
            "GRANT CONNECT ON DATABASE " + database + " TO " + String.join(", ", ALL));
      }
    }
  }

  /** What is wrong with a role as the one that serves requests; empty when nothing is. */
  public static List<String> faultsOfApp(Connection app) throws SQLException {
    var faults = new java.util.ArrayList<String>();
    try (Statement statement = app.createStatement();
        ResultSet role =
            statement.executeQuery(
                """
                SELECT rolsuper, rolbypassrls, EXISTS (
                  SELECT FROM pg_class WHERE relowner = r.oid AND relkind = 'r')
                FROM pg_roles r WHERE rolname = current_user\
                """)) {
      role.next();
      if (role.getBoolean(1)) {
        faults.add("The role that serves requests is a superuser.");
      }
      if (role.getBoolean(2)) {
        faults.add("The role that serves requests bypasses row-level security.");
      }
      if (role.getBoolean(3)) {
        faults.add("The role that serves requests owns tables.");
      }
    }
    return faults;
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      select.setString(1, role);
      try (ResultSet results = select.executeQuery()) {
        return results.next();
      }
    }
  }
}
