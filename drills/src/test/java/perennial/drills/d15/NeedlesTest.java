package perennial.drills.d15;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import perennial.drills.stage.Reply;

/** A search that finds nothing where something is would prove anything. */
final class NeedlesTest {
  private static final Needles OURS = Needles.belongingTo("Marigold", "J400001");

  private static Reply reply(String text) {
    return new Reply(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsTextsAndIdentifiersOfALicensee() {
    assertThat(OURS.in(reply("{\"name\":\"Marigold room\",\"id\":\"WAJ400001.AR1A\"}"), ""))
        .containsExactly("Marigold", "WAJ400001.AR1A");
    assertThat(OURS.in(reply("{\"id\":\"WAJ400002.AR1A\"}"), "")).isEmpty();
  }

  @Test
  void findsThemInHeaders() {
    var inHeader =
        new Reply(200, Map.of("location", List.of("/areas/WAJ400001.AR1A")), new byte[0]);
    assertThat(OURS.in(inHeader, "")).containsExactly("WAJ400001.AR1A");
  }

  @Test
  void allowsWhatWasSentToBeRepeated() {
    assertThat(OURS.in(reply("WAJ400001.AR1A is none of yours"), "/areas/WAJ400001.AR1A"))
        .isEmpty();
    assertThat(OURS.in(reply("WAJ400001.AR1B is"), "/areas/WAJ400001.AR1A"))
        .containsExactly("WAJ400001.AR1B");
  }

  @Test
  void findsTechniqueInErrors() {
    for (String text :
        List.of(
            "org.postgresql.util.PSQLException",
            "INSERT INTO x",
            "at perennial.journal.Journal",
            "jdbc:postgresql://127.0.0.1:5432",
            "/home/registry/data")) {
      assertThat(Needles.technique().in(text)).as(text).isNotEmpty();
    }
    assertThat(Needles.technique().in("The selected area id is invalid.")).isEmpty();
  }

  @Test
  void looksForBytesAsPostgresPrintsThem() {
    assertThat(Needles.of(List.of("AB")).withHex()).containsExactly("AB", "4142");
  }
}
