package perennial.rulebook.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of rule packs are. Paths are relative to the folder of all jurisdictions. */
@FunctionalInterface
public interface RuleFiles {

  /** The text of a file; empty if there is none. */
  Optional<String> read(String path);

  /** The packs that come with this release. */
  static RuleFiles shipped() {
    return onClasspath(RuleFiles.class.getClassLoader(), "jurisdictions");
  }

  /** These files, and those of others where these have none. */
  default RuleFiles orElse(RuleFiles others) {
    return path -> read(path).or(() -> others.read(path));
  }

  /** Packs below a folder of the class path. */
  static RuleFiles onClasspath(ClassLoader loader, String folder) {
    return path -> {
      try (var stream = loader.getResourceAsStream(folder + "/" + path)) {
        return stream == null
            ? Optional.empty()
            : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** Packs below a folder of the file system. */
  static RuleFiles in(Path folder) {
    return path -> {
      var file = folder.resolve(path);
      try {
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
