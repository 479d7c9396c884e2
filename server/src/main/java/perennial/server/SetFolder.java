package perennial.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import perennial.rulebook.load.RuleFiles;

/**
 * The folder of a rule set that somebody wrote.
 *
 * @param folder named as the set is
 */
record SetFolder(Path folder) {

  /** The folder of that name; empty where there is none. */
  static Optional<SetFolder> find(String name) {
    Path folder = Path.of(name).toAbsolutePath().normalize();
    return Files.isDirectory(folder) ? Optional.of(new SetFolder(folder)) : Optional.empty();
  }

  String set() {
    return String.valueOf(folder.getFileName());
  }

  /** Its files in place of those of its set; what it shares is among the others. */
  RuleFiles over(RuleFiles others, String jurisdiction) {
    RuleFiles own = RuleFiles.in(folder);
    String prefix = jurisdiction + "/" + set() + "/";
    return path ->
        path.startsWith(prefix) ? own.read(path.substring(prefix.length())) : others.read(path);
  }
}
