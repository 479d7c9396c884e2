package perennial.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.journal.Roles;
import perennial.postgres.DatabaseAddress;

/** Looks a database over before the first statement that changes it, and lists all it lacks. */
final class Preflight {
  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

  /** The oldest version that the store tests run on. */
  static final int VERSION_MIN = 150_000;

  private Preflight() {}

  /**
   * Passes a database that has all that is needed. Its role must be able to make the registry's own
   * roles, unless somebody has made them and their passwords are in the data folder.
   *
   * @throws StartRefused naming everything that is missing
   */
  static void check(DatabaseAddress address, UnaryOperator<String> passwordOf) {
    DatabaseFacts facts;
    List<String> roleLacks;
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      facts = DatabaseFacts.of(connection);
      roleLacks = Roles.lacks(connection, passwordOf);
    } catch (SQLException e) {
      throw new StartRefused("The database cannot be entered: " + e.getMessage(), e);
    }
    List<String> lacks = lacks(facts, roleLacks, address);
    if (!lacks.isEmpty()) {
      throw new StartRefused("The database is not fit for the registry:", lacks);
    }
    if (!facts.isDurable()) {
      LOG.warn("fsync or full_page_writes is off: this database loses commits in a crash");
    }
  }

  /**
   * What the database lacks, and how to give it; empty when it lacks nothing.
   *
   * @param roleLacks what {@link Roles#lacks} says
   */
  static List<String> lacks(DatabaseFacts facts, List<String> roleLacks, DatabaseAddress address) {
    List<String> lacks = new ArrayList<>();
    if (facts.version() < VERSION_MIN) {
      lacks.add("PostgreSQL 15 or newer is needed; this is " + facts.version() / 10_000 + ".");
    }
    if (!facts.encoding().equals("UTF8")) {
      lacks.add(
          "Its encoding is "
              + facts.encoding()
              + ": CREATE DATABASE "
              + address.database()
              + " TEMPLATE template0 ENCODING 'UTF8'.");
    }
    if (!roleLacks.isEmpty() && !(facts.isOwned() && facts.createsRoles())) {
      lacks.addAll(rightsLacking(facts, address));
      lacks.addAll(roleLacks);
    }
    if (!facts.hasRanges()) {
      lacks.add("The extension btree_gist is not installed (Debian: postgresql-contrib).");
    }
    if (facts.isReplica()) {
      lacks.add("It is a replica, which takes no writes: name the primary.");
    }
    return lacks;
  }

  /** Why the roles cannot be made from here: one remedy, or the other. */
  private static List<String> rightsLacking(DatabaseFacts facts, DatabaseAddress address) {
    List<String> lacks = new ArrayList<>();
    if (!facts.isOwned()) {
      lacks.add(
          "The role does not own it: ALTER DATABASE "
              + address.database()
              + " OWNER TO "
              + address.user()
              + ".");
    }
    if (!facts.createsRoles()) {
      lacks.add("The role may not make roles: ALTER ROLE " + address.user() + " CREATEROLE.");
    }
    lacks.add("Or make the registry's roles yourself: ./perennial roles prints the SQL. Now:");
    return lacks;
  }
}
