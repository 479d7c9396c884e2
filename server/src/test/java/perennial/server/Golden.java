package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what must not change unseen; {@code -Dgolden.update=true} writes them anew. */
final class Golden {
  private static final boolean IS_UPDATE = Boolean.getBoolean("golden.update");
  private static final Path ROOT = Path.of(System.getProperty("perennial.root", ".."));

  private Golden() {}

  /** A file of the checkout. */
  static Path file(String name) {
    return ROOT.resolve(name);
  }

  static boolean isUpdate() {
    return IS_UPDATE;
  }

  /** Holds a text to its file, or writes the file. */
  static void hold(Path file, String text) throws IOException {
    if (IS_UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return;
    }
    assertThat(file).as("./perennial golden writes it").exists();
    assertThat(text)
        .as("%s, which ./perennial golden writes anew", file.getFileName())
        .isEqualTo(Files.readString(file));
  }
}
