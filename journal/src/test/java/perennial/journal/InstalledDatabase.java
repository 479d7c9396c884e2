package perennial.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.postgres.TestDatabase;

/**
 * Fresh databases with the registry's roles and the tables of some rooms. The first of one set of
 * tables is installed as a registry installs itself, the others of the process are its copies: to
 * install takes a second, and tests make a hundred.
 */
public final class InstalledDatabase {
  /** Of each of the registry's roles. */
  public static final String PASSWORD = "0123456789abcdef0123456789abcdef";

  private InstalledDatabase() {}

  /** The caller closes it. */
  public static TestDatabase of(List<Room> rooms) {
    return of(rooms, Schema.describe(rooms), _ -> {});
  }

  /**
   * A copy of a database in which something was done once; the caller closes it.
   *
   * @param name of what was done
   * @param fill does it when its name is first asked for, and leaves no session
   */
  public static TestDatabase of(List<Room> rooms, String name, Consumer<TestDatabase> fill) {
    TestDatabase database =
        TestDatabase.copy(
            name,
            empty -> {
              install(empty, rooms);
              fill.accept(empty);
            });
    admit(database); // what a role may do with a database is not copied
    return database;
  }

  private static void install(TestDatabase empty, List<Room> rooms) {
    admit(empty);
    var owner = new PGSimpleDataSource();
    owner.setUrl(empty.url());
    owner.setUser(Roles.OWNER);
    owner.setPassword(PASSWORD);
    new Schema(owner, rooms).install();
  }

  private static void admit(TestDatabase database) {
    try (Connection administrator = database.connect()) {
      Roles.create(administrator, role -> PASSWORD);
    } catch (SQLException e) {
      throw new IllegalStateException("the roles cannot be made", e);
    }
  }
}
