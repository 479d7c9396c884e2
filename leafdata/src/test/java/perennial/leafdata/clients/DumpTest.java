package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import tools.jackson.databind.JsonNode;

/** openthc/dump: counts pages up to last_page, with a parameter of its own beside. */
final class DumpTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private static final int ROWS = 2_503;

  private final LeafCaller grower = SERVER.licensee("cultivator");

  @Test
  void downloadsAllPagesOfAResource() {
    for (int made = 0; made < ROWS; made += 2_500) {
      var rows = new ArrayList<String>();
      for (int i = made; i < Math.min(ROWS, made + 2_500); i++) {
        rows.add(Json.of("{'name': 's-%s'}", i));
      }
      grower.post("/strains", Json.of("{'strain': %s}", rows)).ok();
    }
    var found = new HashSet<String>();
    List<Integer> sizes = new ArrayList<>();
    int last;
    int number = 1;
    do {
      JsonNode page = grower.get("/strains?page=" + number + "&_page_max=9").ok();
      last = page.path("last_page").intValue();
      assertThat(page.path("current_page").intValue()).isEqualTo(number);
      page.path("data").forEach(row -> found.add(row.path("global_id").asString()));
      sizes.add(page.path("data").size());
      number++;
    } while (number <= last);
    assertThat(found).hasSize(ROWS);
    assertThat(sizes).containsExactly(2_500, 3);
  }

  @Test
  void downloadsWhatIsEmpty() {
    JsonNode page = grower.get("/lab_results?page=1&_page_max=9").ok();
    assertThat(page.path("last_page").intValue()).isEqualTo(1);
    assertThat(page.path("data").isArray()).isTrue();
    assertThat(page.path("data").isEmpty()).isTrue();
  }
}
