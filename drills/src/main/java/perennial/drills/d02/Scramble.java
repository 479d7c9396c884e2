package perennial.drills.d02;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import perennial.drills.story.Seen;
import perennial.oversight.verify.Walls;

/** What a hostile administrator does, as SQL. */
final class Scramble {
  private static final String CONSTRAINTS =
      """
      FROM pg_constraint c WHERE contype IN ('f', 'c') AND conrelid <> 0
        AND connamespace::regnamespace::text ~ '^(identifiers|[a-z]+_g[0-9]+)$'\
      """;

  private static final String TRIGGERS =
      """
      FROM pg_trigger g JOIN pg_class r ON r.oid = g.tgrelid WHERE NOT tgisinternal
        AND relnamespace::regnamespace::text ~ '^(identifiers|[a-z]+_g[0-9]+)$'\
      """;

  private static final String DROP =
      """
      DO $$ DECLARE c record; BEGIN
        FOR c IN SELECT conrelid::regclass AS t, conname %s LOOP
          EXECUTE format('ALTER TABLE %%s DROP CONSTRAINT %%I', c.t, c.conname);
        END LOOP;
        FOR c IN SELECT tgrelid::regclass AS t, tgname %s LOOP
          EXECUTE format('DROP TRIGGER %%I ON %%s', c.tgname, c.t);
        END LOOP; END $$\
      """
          .formatted(CONSTRAINTS, TRIGGERS);

  /**
   * Each meets other rows than the ones before, so that every row has one harm: half of all lots
   * point at another owner's area and strain, a fifth at another type of their own, postings say
   * another amount, and one or a few rows of each sort besides.
   */
  private static final List<String> HARMS =
      List.of(
          """
          WITH owner AS MATERIALIZED (
            SELECT DISTINCT ON (licensee_id) licensee_id, area, strain FROM inventory_g1.lot
            WHERE area IS NOT NULL AND strain IS NOT NULL ORDER BY licensee_id, serial),
          other AS (
            SELECT l.licensee_id AS harmed, min(o.licensee_id) AS licensee_id
            FROM (SELECT DISTINCT licensee_id FROM inventory_g1.lot) l
            JOIN owner o ON o.licensee_id <> l.licensee_id GROUP BY 1)
          UPDATE inventory_g1.lot l SET area = o.area, strain = o.strain
          FROM other JOIN owner o USING (licensee_id)
          WHERE other.harmed = l.licensee_id AND l.serial % 2 = 0\
          """,
          """
          UPDATE inventory_g1.lot l SET product_type = p.last
          FROM (SELECT licensee_id, max(serial) AS last FROM inventory_g1.product_type GROUP BY 1) p
          WHERE p.licensee_id = l.licensee_id AND l.serial % 10 IN (1, 3) AND l.product_type <> p.last\
          """,
          "UPDATE inventory_g1.posting SET amount = amount + 1 WHERE entry_id % 20 = 7",
          """
          UPDATE laboratory_g1.lab_result SET client_lot = (SELECT min(serial) FROM inventory_g1.lot)
          WHERE serial = (SELECT max(serial) FROM laboratory_g1.lab_result)\
          """,
          """
          UPDATE transport_g1.transfer t SET to_id = (SELECT max(licensee_id)
            FROM licensing_g1.licensee l WHERE l.licensee_id NOT IN (t.from_id, t.to_id))
          WHERE serial = (SELECT max(serial) FROM transport_g1.transfer)\
          """,
          """
          UPDATE cultivation_g1.plant SET strain = (SELECT max(serial) FROM cultivation_g1.strain)
          WHERE serial = (SELECT min(serial) FROM cultivation_g1.plant)\
          """,
          """
          UPDATE licensing_g1.area SET name = 'Elsewhere', row_digest = sha256('forged')
          WHERE serial = (SELECT min(serial) FROM licensing_g1.area)\
          """,
          """
          DELETE FROM retail_g1.sale_item
          WHERE serial = (SELECT min(serial) FROM retail_g1.sale_item)\
          """);

  /** What met rows. */
  record Met(List<Integer> rows) {
    boolean isAll() {
      return rows.stream().allMatch(each -> each > 0);
    }

    @Override
    public String toString() {
      return "rows met: " + rows;
    }
  }

  private Scramble() {}

  /** Answers how many there were. */
  static long dropConstraints(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      long count = count(statement);
      statement.execute(DROP);
      return count - count(statement);
    }
  }

  static Met harm(Connection superuser) throws SQLException {
    var met = new ArrayList<Integer>();
    try (Statement statement = superuser.createStatement()) {
      for (String harm : HARMS) {
        met.add(statement.executeUpdate(harm));
      }
    }
    return new Met(met);
  }

  /** Whether every rule that a sound database has is there. */
  static Seen walls(Connection owner) throws SQLException {
    try (owner) {
      var missing = new ArrayList<>(Walls.described());
      missing.removeAll(Walls.describe(owner));
      return new Seen(
          missing.isEmpty() && !Walls.described().isEmpty(),
          Walls.described().size() + " rules, missing: " + missing);
    }
  }

  private static long count(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT (SELECT count(*) " + CONSTRAINTS + ") + (SELECT count(*) " + TRIGGERS + ")")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
