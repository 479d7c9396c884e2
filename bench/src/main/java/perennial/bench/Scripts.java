package perennial.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The SQL that sets the limits, as resources. */
final class Scripts {
  private Scripts() {}

  static String text(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new BenchFailed(name + " is missing from this build.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BenchFailed(name + " cannot be read: " + e.getMessage());
    }
  }

  /** With psql's variables put in: {@code :name} as it is, {@code :'name'} as a literal. */
  static String text(String name, Map<String, String> variables) {
    String sql = text(name);
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      sql =
          sql.replace(
                  ":'" + variable.getKey() + "'",
                  "'" + variable.getValue().replace("'", "''") + "'")
              .replaceAll("(?<!:):" + variable.getKey() + "\\b", variable.getValue());
    }
    return sql;
  }

  /** As a file, for pgbench, which reads nothing else. */
  static Path file(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name.replace('/', '-')), text(name));
    } catch (IOException e) {
      throw new BenchFailed("The scripts cannot be written: " + e.getMessage());
    }
  }
}
