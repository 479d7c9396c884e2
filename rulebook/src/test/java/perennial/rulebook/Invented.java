package perennial.rulebook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import perennial.rulebook.load.RuleFiles;

/**
 * The rules of a small invented kingdom that licenses mills and bakeries, and ways to damage them.
 */
public final class Invented {

  private static final RuleFiles SOUND =
      RuleFiles.onClasspath(Invented.class.getClassLoader(), "invented");

  private Invented() {}

  public static RuleFiles sound() {
    return SOUND;
  }

  /** The same rules with one text replaced in each of some files. */
  public static final class Damaged implements RuleFiles {
    private final Map<String, String> files = new HashMap<>();

    public Damaged replace(String file, String text, String by) {
      var before = files.getOrDefault(file, SOUND.read(file).orElseThrow());
      if (!before.contains(text)) {
        throw new IllegalArgumentException(file + " has no " + text);
      }
      files.put(file, before.replace(text, by));
      return this;
    }

    public Damaged write(String file, String text) {
      files.put(file, text);
      return this;
    }

    @Override
    public Optional<String> read(String path) {
      return files.containsKey(path) ? Optional.of(files.get(path)) : SOUND.read(path);
    }
  }
}
