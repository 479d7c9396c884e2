package perennial.server.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Writes every table of a registry into a folder, as all of them were at one moment, while the
 * registry serves.
 */
public final class BackupWriter {
  /** Sessions that copy; more would take the database from those who write. */
  private static final int COPIERS = 2;

  private static final int BUFFER = 1 << 20;

  private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

  private static final String HEAD =
      """
      SELECT t.size, encode(t.root, 'hex'),
        (SELECT convert_from(note, 'UTF8') FROM journal.checkpoint ORDER BY size DESC LIMIT 1)
      FROM journal.tree t\
      """;

  private final DataSource owner;
  private final Consumer<String> progress;

  /**
   * @param owner sessions of the role that owns the tables, which sees every row
   * @param progress is told of each table
   */
  public BackupWriter(DataSource owner, Consumer<String> progress) {
    this.owner = owner;
    this.progress = progress;
  }

  /**
   * Writes a backup.
   *
   * @param folder that does not exist yet or is empty
   * @param logKey the public key of the log
   * @throws BackupRefused when the folder holds something
   * @throws IOException when a file cannot be written; the folder then has no manifest
   */
  public Manifest write(Path folder, String version, Instant now, String logKey, byte[] vaultKey)
      throws SQLException, IOException {
    demandEmpty(folder);
    Files.createDirectories(folder.resolve("tables"), ownerOnly());
    try (Connection leader = owner.getConnection();
        Statement statement = leader.createStatement()) {
      statement.execute("SET statement_timeout = 0");
      statement.execute(BEGIN);
      String snapshot = text(statement, "SELECT pg_export_snapshot()");
      List<Manifest.Part> parts = copyAll(Tables.of(leader), snapshot, folder);
      Manifest manifest;
      try (ResultSet head = statement.executeQuery(HEAD)) {
        head.next();
        manifest =
            new Manifest(
                Manifest.FORMAT,
                version,
                now.toString(),
                logKey,
                head.getString(3),
                head.getLong(1),
                head.getString(2),
                Manifest.vaultOf(vaultKey),
                parts,
                sequences(leader));
      }
      statement.execute("COMMIT");
      if (manifest.checkpoint() != null) {
        Durable.write(
            folder.resolve("checkpoint"), manifest.checkpoint().getBytes(StandardCharsets.UTF_8));
      }
      Durable.force(folder.resolve("tables"));
      manifest.write(folder);
      Durable.force(folder);
      return manifest;
    }
  }

  private static java.nio.file.attribute.FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  private static void demandEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new BackupRefused("The folder " + folder + " is not empty.");
        }
      }
    }
  }

  private List<Manifest.Part> copyAll(List<Tables.Table> tables, String snapshot, Path folder)
      throws IOException, SQLException {
    var parts = new ArrayList<Manifest.Part>();
    try (ExecutorService copiers = Executors.newFixedThreadPool(COPIERS)) {
      var copies = new ArrayList<Future<Manifest.Part>>();
      for (Tables.Table table : tables) {
        Callable<Manifest.Part> copy = () -> copy(table, snapshot, folder);
        copies.add(copiers.submit(copy));
      }
      try {
        for (Future<Manifest.Part> copy : copies) {
          parts.add(copy.get());
        }
      } catch (ExecutionException e) {
        copiers.shutdownNow();
        switch (e.getCause()) {
          case IOException cause -> throw cause;
          case SQLException cause -> throw cause;
          case null, default -> throw new IllegalStateException(e);
        }
      } catch (InterruptedException e) {
        copiers.shutdownNow();
        Thread.currentThread().interrupt();
        throw new BackupRefused("The backup was broken off.");
      }
    }
    parts.sort(Comparator.comparing(Manifest.Part::table));
    return parts;
  }

  private Manifest.Part copy(Tables.Table table, String snapshot, Path folder)
      throws SQLException, IOException {
    String name = "tables/" + table.name() + ".copy.gz";
    Path file = folder.resolve(name);
    MessageDigest digest = sha256();
    long rows;
    try (Connection session = owner.getConnection();
        Statement statement = session.createStatement();
        FileChannel channel = Durable.create(file)) {
      statement.execute("SET statement_timeout = 0");
      statement.execute(BEGIN);
      statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
      var hashed = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      Fast out = new Fast(new BufferedOutputStream(hashed, BUFFER));
      rows =
          session
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY " + table.withColumns() + " TO STDOUT", out);
      out.finish();
      channel.force(true);
      statement.execute("COMMIT");
    }
    progress.accept("%s: %,d rows".formatted(table.name(), rows));
    String hash = HexFormat.of().formatHex(digest.digest());
    return new Manifest.Part(table.name(), name, table.columns(), rows, Files.size(file), hash);
  }

  /** Gzip at its fastest: hashes do not compress, and texts do at any level. */
  private static final class Fast extends GZIPOutputStream {
    private final OutputStream under;

    Fast(OutputStream under) throws IOException {
      super(under, BUFFER);
      this.under = under;
      def.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public void finish() throws IOException {
      super.finish();
      under.flush();
    }
  }

  private static Map<String, Long> sequences(Connection session) throws SQLException {
    var values = new TreeMap<String, Long>();
    String sql =
        """
        SELECT format('%I.%I', schemaname, sequencename), coalesce(last_value, 0) FROM pg_sequences
        WHERE schemaname NOT IN ('migrations', 'public')\
        """;
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getLong(2));
      }
    }
    return values;
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
