package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.journal.BeginLog;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.EraseAttempts;
import perennial.journal.ErasePersonal;
import perennial.journal.Eraser;
import perennial.leafdata.door.Desk;
import perennial.licensing.Permitted;
import perennial.licensing.web.NativeDesk;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RulePackLoader;

/** Every command of every room asks the rules who may do it: they name its act, and doors ask. */
final class EveryActHasARuleTest {
  /** The record's own acts, below all rules: no caller can ask for them. */
  private static final Set<String> OF_THE_RECORD =
      Set.of(
          BeginLog.class.getName(), ErasePersonal.class.getName(), EraseAttempts.class.getName());

  /** Who makes them, without a question. */
  private static final Set<String> MAKE_THEM =
      Set.of(Eraser.class.getName(), Restore.class.getName());

  /** What stands around another command and has its act. */
  private static final Set<String> AROUND =
      Set.of(
          "perennial.licensing.Permitted",
          "perennial.licensing.ByAdministrator",
          "perennial.inventory.Ruled",
          "perennial.leafdata.door.Examined");

  /** Doors: each wraps what it hands to the journal. */
  private static final Set<String> DOORS =
      Set.of(
          Desk.class.getName(),
          OfficialDesk.class.getName(),
          NativeDesk.class.getName(),
          Sandbox.class.getName(),
          RulesPublishCommand.class.getName());

  /** What the LeafData wire decodes, which {@link Desk} wraps. */
  private static final Pattern DECODED =
      Pattern.compile("perennial\\.leafdata\\.(door\\.Prepared|inventory\\.UpdateDisposal).*");

  private static final Pattern NAME = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)+)\"");

  private static final Pattern ACT =
      Pattern.compile("String (?:act\\(\\) \\{\\s+return|ACT =) ([^;]+);", Pattern.DOTALL);

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ModulesTest.WithoutTests())
          .importPackages("perennial");

  /** Commands of the rooms and of doors, nested ones included. */
  private static Set<JavaClass> commands() {
    return ALL.stream()
        .filter(each -> each.isAssignableTo(Command.class) && !each.isInterface())
        .filter(each -> !each.getPackageName().startsWith("perennial.drills"))
        .filter(each -> !each.getPackageName().startsWith("perennial.bench"))
        .filter(each -> !OF_THE_RECORD.contains(each.getName()))
        .filter(each -> !AROUND.contains(each.getName()))
        .collect(Collectors.toSet());
  }

  private static Set<String> acts(JavaClass command) {
    String room = command.getPackageName().replaceAll("^perennial\\.([a-z]+).*$", "$1");
    String file = command.getName().replace('.', '/').replaceAll("\\$.*", "") + ".java";
    try {
      String source = Files.readString(Path.of("..", room, "src/main/java", file));
      return ACT.matcher(source)
          .results()
          .map(MatchResult::group)
          .flatMap(act -> NAME.matcher(act).results().map(name -> name.group(1)))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"2018, 2019-07-22T00:00:00Z", "current, 2026-01-01T00:00:00Z"})
  void isNamedByTheShippedRules(String pack, Instant at) {
    RuleSet rules = RulePackLoader.loadShipped("wa", pack).getInForce(at);
    assertThat(commands()).hasSizeGreaterThan(55);

    for (JavaClass command : commands()) {
      assertThat(rules.acts()).as(command.getName()).containsAll(acts(command));
    }
  }

  /** Orders and trials have the act of what they stand for, with a word behind it. */
  @Test
  void isKnownOfEveryCommand() {
    var unknown = new TreeSet<String>();
    commands().stream()
        .filter(command -> acts(command).isEmpty())
        .forEach(command -> unknown.add(command.getSimpleName()));

    assertThat(unknown).containsExactly("DryRun", "OrderAct");
  }

  @ParameterizedTest
  @CsvSource({"2018, 2019-07-22T00:00:00Z", "current, 2026-01-01T00:00:00Z"})
  void isNamedWithTheWordBehindIt(String pack, Instant at) {
    RuleSet rules = RulePackLoader.loadShipped("wa", pack).getInForce(at);
    List<String> ordered =
        ALL.stream()
            .filter(each -> each.isAssignableTo("perennial.licensing.Consequential"))
            .filter(each -> !each.isInterface())
            .flatMap(each -> acts(each).stream())
            .toList();

    assertThat(ordered).hasSize(5);
    assertThat(rules.acts()).containsAll(ordered.stream().map(act -> act + ".order").toList());
    assertThat(rules.acts()).contains("license.take-listed.dry-run");
  }

  /** A command reaches the journal in an item of a call, and only a door makes such items. */
  @Test
  void isAskedAtEveryDoor() {
    var makers = new TreeSet<String>();
    for (JavaClass each : ALL) {
      each.getConstructorCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().isEquivalentTo(Call.Item.class))
          .map(JavaConstructorCall::getOriginOwner)
          .map(owner -> owner.getName().replaceAll("\\$.*", ""))
          .filter(name -> !name.startsWith("perennial.drills"))
          .filter(name -> !name.startsWith("perennial.bench"))
          .filter(name -> !DECODED.matcher(name).matches())
          .forEach(makers::add);
    }
    makers.removeAll(MAKE_THEM);
    assertThat(makers).isEqualTo(new TreeSet<>(DOORS));

    for (String door : DOORS) {
      assertThat(ALL.get(door).getConstructorCallsFromSelf())
          .as(door)
          .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Permitted.class));
    }
  }
}
