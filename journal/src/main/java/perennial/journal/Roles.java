package perennial.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;

/**
 * The registry's roles in the database, each with a password of its own. None is a superuser or
 * bypasses row-level security; only {@code perennial_owner} owns anything.
 *
 * <p>Roles belong to a whole server, so one server holds one registry: another one on it, with
 * other passwords, would lock the first one out.
 */
public final class Roles {
  public static final String OWNER = "perennial_owner";
  public static final String APP = "perennial_app";
  public static final String LOG = "perennial_log";
  public static final String VERIFY = "perennial_verify";
  public static final String ERASER = "perennial_eraser";

  /** Sets rows right from their entries, with an entry that says so; nobody serves with it. */
  public static final String MENDER = "perennial_mender";

  public static final List<String> ALL = List.of(OWNER, APP, LOG, VERIFY, ERASER, MENDER);

  /** Any number; whoever installs something in the database holds it. */
  private static final long INSTALL_LOCK = 0x7065_7265_6e6e_6961L;

  private static final String IS_THERE = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)";
  private static final String MAY_CREATE =
      "SELECT has_database_privilege(?, current_database(), 'CREATE')";
  private static final String MAY_CONNECT =
      "SELECT has_database_privilege(?, current_database(), 'CONNECT')";
  private static final String IS_OURS = "SELECT pg_has_role(current_user, ?, 'MEMBER')";

  /** A wrong password; or none yet, no LOGIN, no line in pg_hba.conf. */
  private static final Set<String> NOT_LET_IN = Set.of("28P01", "28000");

  private Roles() {}

  /**
   * Creates the roles that are missing, sets the passwords that do not work, and lets the owner
   * role make schemas. What is right already is not touched, so a later start changes nothing.
   *
   * <p>The session keeps a lock until it is closed: what its caller installs next is serial too,
   * however many nodes start at once.
   *
   * @param administrator a role that may create roles and owns the database; where {@link #lacks}
   *     finds nothing, any role
   * @param passwordOf each role's password
   */
  public static void create(Connection administrator, UnaryOperator<String> passwordOf)
      throws SQLException {
    try (Statement statement = administrator.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + INSTALL_LOCK + ")");
      if (lacks(administrator, passwordOf).isEmpty()) {
        return;
      }
      for (String role : ALL) {
        if (!holds(administrator, IS_THERE, role)) {
          statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOBYPASSRLS");
        }
      }
      if (!holds(administrator, IS_OURS, OWNER)) {
        statement.execute("GRANT " + OWNER + " TO CURRENT_USER");
      }
      grantDatabase(administrator, statement);
    }
    for (String role : ALL) {
      admit(administrator, role, passwordOf.apply(role));
    }
  }

  /**
   * What is still to be done before the roles serve; empty when nothing is. Asks only, and says no
   * password.
   */
  public static List<String> lacks(Connection connection, UnaryOperator<String> passwordOf)
      throws SQLException {
    List<String> lacks = new ArrayList<>();
    for (String role : ALL) {
      if (!holds(connection, IS_THERE, role)) {
        lacks.add("The role " + role + " is missing.");
      } else if (!holds(connection, MAY_CONNECT, role)) {
        lacks.add("The role " + role + " may not enter the database: GRANT CONNECT.");
      } else if (!opens(connection, role, passwordOf.apply(role))) {
        lacks.add("The role " + role + " is not let in with its password.");
      }
    }
    if (holds(connection, IS_THERE, OWNER) && !holds(connection, MAY_CREATE, OWNER)) {
      lacks.add("The role " + OWNER + " may not make schemas: GRANT CREATE ON DATABASE.");
    }
    return lacks;
  }

  /** What is wrong with a role as the one that serves requests; empty when nothing is. */
  public static List<String> faultsOfApp(Connection app) throws SQLException {
    List<String> faults = new ArrayList<>();
    try (Statement statement = app.createStatement();
        ResultSet role =
            statement.executeQuery(
                """
                SELECT rolsuper, rolbypassrls,
                  EXISTS (SELECT FROM pg_class WHERE relowner = r.oid AND relkind IN ('r', 'p')),
                  EXISTS (SELECT FROM pg_roles o WHERE o.rolname = 'perennial_owner'
                          AND NOT r.rolsuper AND pg_has_role(r.oid, o.oid, 'MEMBER'))
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
      if (role.getBoolean(4)) {
        faults.add("The role that serves requests is a member of " + OWNER + ".");
      }
    }
    return faults;
  }

  private static void grantDatabase(Connection administrator, Statement statement)
      throws SQLException {
    String database;
    try (ResultSet name = statement.executeQuery("SELECT quote_ident(current_database())")) {
      name.next();
      database = name.getString(1);
    }
    if (!holds(administrator, MAY_CREATE, OWNER)) {
      statement.execute("GRANT CREATE ON DATABASE " + database + " TO " + OWNER);
    }
    for (String role : ALL) {
      if (!holds(administrator, MAY_CONNECT, role)) {
        statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + role);
      }
    }
  }

  /** Sets the password if it does not work. It leaves this program as a SCRAM verifier only. */
  private static void admit(Connection administrator, String role, String password)
      throws SQLException {
    if (opens(administrator, role, password)) {
      return;
    }
    try (Statement statement = administrator.createStatement()) {
      statement.execute("ALTER ROLE " + role + " LOGIN");
    }
    administrator
        .unwrap(PGConnection.class)
        .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    enter(administrator, role, password).close();
  }

  private static boolean opens(Connection beside, String role, String password)
      throws SQLException {
    try (Connection _ = enter(beside, role, password)) {
      return true;
    } catch (SQLException e) {
      if (NOT_LET_IN.contains(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static Connection enter(Connection beside, String role, String password)
      throws SQLException {
    return DriverManager.getConnection(beside.getMetaData().getURL(), role, password);
  }

  private static boolean holds(Connection connection, String question, String role)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(question)) {
      select.setString(1, role);
      try (ResultSet results = select.executeQuery()) {
        return results.next() && results.getBoolean(1);
      }
    }
  }
}
