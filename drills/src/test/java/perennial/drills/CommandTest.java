package perennial.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./perennial drill} says and how it ends; the registry that it plays on is real. */
final class CommandTest {
  private static final int MISUSED = 2;

  private final StringWriter said = new StringWriter();
  @TempDir private Path folder;

  /** A drill with one step, which asks a running registry whether it is ready. */
  private record Asking(int expected) implements Drill {
    @Override
    public String id() {
      return "D99";
    }

    @Override
    public String title() {
      return "A registry that is not there";
    }

    @Override
    public List<String> notYet() {
      return List.of("the rest");
    }

    @Override
    public void play(Story story, Stage stage) {
      story.held(
          "It is asked",
          "ready",
          () -> {
            var caller = stage.registry().licensee("J400001");
            return Seen.equal(expected, caller.send("GET", "/health/ready", "").status());
          });
    }
  }

  private int run(List<Drill> drills, String... arguments) {
    CommandLine line = Main.commandLine(drills);
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    return line.execute(arguments);
  }

  @Test
  void listsAllFailuresAndWhichHaveADrill() {
    assertThat(run(Catalogue.DRILLS)).isEqualTo(Main.WELL);
    for (Catalogue.Line line : Catalogue.lines()) {
      assertThat(said.toString()).contains(line.id() + "  ").contains(line.title());
    }
    assertThat(Catalogue.lines()).hasSize(21);
    assertThat(said.toString()).contains("D02  exists").contains("D00  not yet");
    assertThat(Catalogue.DRILLS)
        .allSatisfy(drill ->
            assertThat(Catalogue.lines()).contains(new Catalogue.Line(drill.id(), drill.title())));
  }

  @Test
  void endsWell() throws Exception {
    Path file = folder.resolve("account.json");
    assertThat(run(List.of(new Asking(200)), "d99", "--json", file.toString()))
        .isEqualTo(Main.WELL);
    assertThat(said.toString()).contains("D99  all was as it must be").contains("without the rest");
    JsonNode account = new JsonMapper().readTree(Files.readString(file)).path(0);
    assertThat(account.path("as_it_must_be").asBoolean()).isTrue();
    assertThat(account.path("drill").asString()).isEqualTo("D99");
    assertThat(account.path("not_yet").path(0).asString()).isEqualTo("the rest");
    assertThat(account.path("steps").path(1).path("kind").asString()).isEqualTo("held");
  }

  @Test
  void endsBadlyWhenAnExpectationFailsAndSaysWhich() throws Exception {
    Path file = folder.resolve("account.json");
    assertThat(run(List.of(new Asking(204)), "all", "--json", file.toString()))
        .isEqualTo(Main.NOT_WELL);
    assertThat(said.toString())
        .contains("WAS:     200, not 204")
        .contains("1 of its steps were NOT AS THEY MUST BE");
    JsonNode account = new JsonMapper().readTree(Files.readString(file)).path(0);
    assertThat(account.path("as_it_must_be").asBoolean()).isFalse();
    assertThat(account.path("steps").path(1).path("as_it_must_be").asBoolean()).isFalse();
  }

  @Test
  void refusesWhatIsNoDrill() {
    assertThat(run(Catalogue.DRILLS, "D00")).isEqualTo(MISUSED);
    assertThat(run(Catalogue.DRILLS, "D21")).isEqualTo(MISUSED);
    assertThat(said.toString()).contains("D00 does not exist yet").contains("D21 is no drill");
  }

  @Test
  void endsBadlyWhenThereIsNothingToPlay() {
    assertThat(run(List.of(), "all")).isEqualTo(Main.NOT_WELL);
  }
}
