package perennial.drills.stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The other system's list of all licenses, in its own form: UTF-16 with TABs and CRLF. */
public final class LicenseList {
  private static final String REAL = "data/leafdata/Licensees_0.utf16le.csv";

  private LicenseList() {}

  /** The real list: its head, then its rows; empty where it is not at hand. */
  public static Optional<List<String>> real(Stage stage) throws IOException {
    Optional<Path> file = stage.shared().map(shared -> shared.resolve(REAL)).filter(Files::exists);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String text = Files.readString(file.get(), StandardCharsets.UTF_16LE);
    return Optional.of(text.substring(1).lines().filter(line -> !line.isBlank()).toList());
  }

  /** A list of such lines, in a file of the registry's folder. */
  public static Path write(Stage stage, String name, List<String> lines) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(0xFF);
    bytes.write(0xFE);
    bytes.writeBytes((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_16LE));
    return Files.write(stage.registry().folder().resolve(name), bytes.toByteArray());
  }

  /**
   * An official imports one; what the program said.
   *
   * @throws StageFailed when it is not taken
   */
  public static String imported(Officials officials, Path list)
      throws IOException, InterruptedException {
    Node.Finished finished = officials.says("import", "licensees", list.toString());
    if (finished.status() != 0) {
      throw new StageFailed("The import ended with " + finished.said());
    }
    return finished.said();
  }

  /** All licensees of a registry as one text: another one when any of them changed. */
  public static String licensees(Connection eye) throws SQLException {
    return Rows.digest(eye, List.of("licensing_g1.licensee"));
  }
}
