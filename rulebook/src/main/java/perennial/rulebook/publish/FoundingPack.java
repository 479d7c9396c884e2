package perennial.rulebook.publish;

import java.util.List;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.load.RulePackRefused;

/**
 * The pack that a registry begins with, and the files that it was read from: whatever a later
 * release comes with, the registry judges by these.
 *
 * @param content the jurisdiction's file, those of all sets of the pack, and their signatures
 */
public record FoundingPack(SetContent content, RulePack pack) {

  /**
   * Takes a pack over, for a registry that begins.
   *
   * @throws RulePackRefused with everything that is wrong with the sets, or with their signatures
   */
  public static FoundingPack take(RuleFiles files, String jurisdiction, String name) {
    var recording = new SetContent.Recording(files);
    var pack = RulePackLoader.load(recording, jurisdiction, name);
    var sets = setsOf(pack);
    sets.forEach(set -> recording.read(SetSignature.path(jurisdiction, set)));
    var content = recording.content();
    var defects = SetSignature.defects(content, jurisdiction, sets, pack.jurisdiction().signers());
    if (!defects.isEmpty()) {
      throw new RulePackRefused(defects);
    }
    return new FoundingPack(content, pack);
  }

  /** Reads what was taken before, as it was taken. */
  public static FoundingPack of(SetContent content, String jurisdiction, String name) {
    return new FoundingPack(content, RulePackLoader.loadFounding(content, jurisdiction, name));
  }

  private static List<String> setsOf(RulePack pack) {
    return pack.sets().stream().map(set -> set.version().set()).distinct().toList();
  }
}
