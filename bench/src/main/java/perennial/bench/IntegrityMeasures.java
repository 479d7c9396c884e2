package perennial.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.journal.Roles;
import perennial.journal.Table;
import perennial.leafdata.Rooms;
import perennial.oversight.Report;
import perennial.oversight.repair.Repair;
import perennial.oversight.repair.RepairPlan;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.postgres.DatabaseAddress;

/**
 * How fast everything is verified, beside PostgreSQL handing out the same rows; and how fast
 * references are set back, beside the UPDATE that scrambled them.
 */
final class IntegrityMeasures {
  /**
   * Lots whose area and strain come to be another owner's: two references each, a million as in
   * D02.
   */
  private static final int SCRAMBLED_MAX = 500_000;

  private final RegistryProcess registry;
  private final Progress progress;

  IntegrityMeasures(RegistryProcess registry, Progress progress) {
    this.registry = registry;
    this.progress = progress;
  }

  String verification() {
    try {
      var tally = new Tally();
      Cpu before = registry.cpu();
      double seconds = verify(tally, finding -> {});
      Cpu used = registry.cpu().minus(before);
      double all = (double) (tally.rows.sum() + tally.entries.sum());
      double copied = 0;
      long startedAt = System.nanoTime();
      for (Table<?> table : new Replay(Rooms.all()).tables()) {
        copied += copy("SELECT * FROM " + table.qualifiedName());
      }
      copied += copy("SELECT * FROM journal.entry");
      double copying = seconds(startedAt);
      progress.say(String.format(Locale.ROOT, "  Verification: %,.0f rows/s", all / seconds));
      return LogMeasures.table(
          "Verification of everything",
          List.of(
              "rows and entries",
              "a second",
              "`COPY` of the same, a second",
              "ratio",
              "CPU µs: verifier",
              "PostgreSQL",
              "findings"),
          List.of(
              LogMeasures.count(all),
              LogMeasures.count(all / seconds),
              LogMeasures.count(copied / copying),
              ratio(all / seconds, copied / copying),
              ratio((double) used.self(), all),
              ratio((double) used.postgres(), all),
              LogMeasures.count((double) tally.findings.sum())));
    } catch (SQLException | IOException e) {
      throw new BenchFailed("The verification broke off: " + e.getMessage());
    }
  }

  String repair(int lots) {
    try {
      int rows = Math.min(SCRAMBLED_MAX, lots / 2);
      long startedAt = System.nanoTime();
      double scrambled = 2.0 * scramble(rows);
      double scrambling = seconds(startedAt);
      Path file = registry.data().resolve("bench-plan.json");
      try (Writer writer = Files.newBufferedWriter(file);
          var report = new Report(writer)) {
        verify(new Tally(), report);
        report.finish(new Report.Run("full", Instant.now(), Duration.ZERO, 0, 0));
      }
      RepairPlan plan = RepairPlan.read(file);
      Cpu before = registry.cpu();
      startedAt = System.nanoTime();
      Repair repair = new Repair(mender(), as(Roles.VERIFY), replay(), plan, Set.of("bench"));
      repair.run();
      double repairing = seconds(startedAt);
      Cpu used = registry.cpu().minus(before);
      progress.say(
          String.format(Locale.ROOT, "  Repair: %,.0f references/s", scrambled / repairing));
      return LogMeasures.table(
          "References set back",
          List.of(
              "references",
              "a second",
              "the `UPDATE` that scrambled them, a second",
              "ratio",
              "CPU µs: repair",
              "PostgreSQL",
              "rows set back"),
          List.of(
              LogMeasures.count(scrambled),
              LogMeasures.count(scrambled / repairing),
              LogMeasures.count(scrambled / scrambling),
              ratio(scrambled / repairing, scrambled / scrambling),
              ratio((double) used.self(), scrambled),
              ratio((double) used.postgres(), scrambled),
              LogMeasures.count((double) repair.set())));
    } catch (SQLException | IOException e) {
      throw new BenchFailed("The repair broke off: " + e.getMessage());
    }
  }

  private double verify(Tally tally, perennial.oversight.Findings findings) throws SQLException {
    long startedAt = System.nanoTime();
    new Verification(as(Roles.VERIFY), Rooms.all(), 0, findings, tally).all(null);
    return seconds(startedAt);
  }

  private static Replay replay() {
    return new Replay(Rooms.all());
  }

  private Mender mender() {
    return new Mender(
        as(Roles.MENDER), Rooms.all(), InstantSource.system(), IntegrityMeasures::random, "bench");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static String ratio(double ours, double limit) {
    return String.format(Locale.ROOT, "%.2f", ours / limit);
  }

  private double copy(String sql) throws SQLException, IOException {
    try (Connection superuser = superuser()) {
      return superuser
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + sql + ") TO STDOUT (FORMAT binary)", OutputStream.nullOutputStream());
    }
  }

  /** As a superuser, who can switch the checks off; answers how many rows. */
  private int scramble(int rows) throws SQLException {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      return statement.executeUpdate(
          """
          UPDATE inventory_g1.lot l SET area = o.area, strain = o.strain
          FROM (SELECT licensee_id, area, strain FROM inventory_g1.lot ORDER BY serial LIMIT 1) o
          WHERE l.licensee_id <> o.licensee_id AND l.serial IN (
            SELECT serial FROM inventory_g1.lot ORDER BY serial DESC LIMIT %d)\
          """
              .formatted(rows));
    }
  }

  private Connection superuser() throws SQLException {
    DatabaseAddress address = registry.superuser();
    String url = address.jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/perennial$1");
    return DriverManager.getConnection(url, address.user(), address.password());
  }

  private PGSimpleDataSource as(String role) {
    try {
      var source = new PGSimpleDataSource();
      source.setUrl(registry.superuser().jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/perennial$1"));
      source.setUser(role);
      source.setPassword(
          Files.readString(registry.data().resolve("secrets").resolve(role + ".password")).strip());
      source.setPrepareThreshold(-1);
      return source;
    } catch (IOException e) {
      throw new BenchFailed("The password of " + role + " cannot be read.");
    }
  }
}
