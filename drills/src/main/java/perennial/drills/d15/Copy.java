package perennial.drills.d15;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import perennial.drills.stage.ThrowAwayRegistry;

/** What whoever copied the database and the disk has in hand, without the secrets. */
final class Copy {
  private static final String TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1\
      """;

  private final ThrowAwayRegistry registry;

  Copy(ThrowAwayRegistry registry) {
    this.registry = registry;
  }

  /** What was found, each with its place, and how much was read. */
  record Search(List<String> found, long read, String unit) {
    @Override
    public String toString() {
      return read + " " + unit + " read, found: " + (found.isEmpty() ? "nothing" : found);
    }
  }

  /** Reads every row of every table as the superuser, whatever is protected. */
  Search database(Needles needles) throws SQLException {
    var found = new TreeSet<String>();
    long rows = 0;
    try (Connection superuser = registry.superuser();
        Statement statement = superuser.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet results = statement.executeQuery("SELECT t::text FROM " + table + " AS t")) {
          while (results.next()) {
            rows++;
            String row = results.getString(1);
            needles.withHex().stream()
                .filter(row::contains)
                .forEach(each -> found.add(table + ": " + each));
          }
        }
      }
    }
    return new Search(new ArrayList<>(found), rows, "rows");
  }

  private static List<String> tables(Statement statement) throws SQLException {
    var tables = new ArrayList<String>();
    try (ResultSet results = statement.executeQuery(TABLES)) {
      while (results.next()) {
        tables.add(results.getString(1));
      }
    }
    return tables;
  }

  /** Reads every file of the database and of the registry's nodes, but for the secrets. */
  Search disk(Needles needles) throws IOException, SQLException {
    try (Connection superuser = registry.superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("CHECKPOINT");
    }
    var found = new TreeSet<String>();
    long bytes = 0;
    for (Path file : files()) {
      byte[] content = content(file);
      bytes += content.length;
      // Latin-1 keeps every byte; the texts looked for are plain ASCII.
      String hay = new String(content, StandardCharsets.ISO_8859_1);
      needles.texts().stream()
          .filter(hay::contains)
          .forEach(each -> found.add(file.getFileName() + ": " + each));
    }
    return new Search(new ArrayList<>(found), bytes / 1_000_000, "MB");
  }

  /** The server replaces files of its own while it is read: what went meanwhile is in no copy. */
  private static byte[] content(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (Path root : List.of(registry.folder(), registry.databaseFolder().resolve("cluster"))) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(Files::isRegularFile)
            .filter(file -> !file.toString().contains("/secrets/"))
            .forEach(files::add);
      }
    }
    return files;
  }
}
