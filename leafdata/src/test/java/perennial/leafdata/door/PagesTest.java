package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.format.PageEnvelope;
import tools.jackson.databind.JsonNode;

/** Lists of several pages, as real clients walk them. */
final class PagesTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private static final int PER_PAGE = PageEnvelope.PER_PAGE;

  /** Two full pages and one row. */
  private static final int ROWS = 2 * PER_PAGE + 1;

  private static LeafCaller caller;

  /** All rows, newest first. */
  private static List<String> rows;

  @BeforeAll
  static void fill() {
    caller = SERVER.licensee("cultivator");
    rows = new ArrayList<>();
    for (int i : List.of(PER_PAGE, PER_PAGE, 1)) {
      rows.addAll(create(caller, i, "old"));
    }
    Collections.reverse(rows);
  }

  private static List<String> create(LeafCaller by, int count, String name) {
    String row = "{\"name\":\"%s\",\"external_id\":\"\"}".formatted(name);
    String all = String.join(",", Collections.nCopies(count, row));
    return ids(by.post("/strains", "{\"strain\":[" + all + "]}").ok());
  }

  private static List<String> ids(JsonNode list) {
    return list.valueStream().map(each -> each.path("global_id").asString()).toList();
  }

  private static List<String> onPage(JsonNode page) {
    assertThat(page).hasSize(9);
    assertThat(page.propertyNames())
        .containsExactlyInAnyOrder(
            "total",
            "per_page",
            "current_page",
            "last_page",
            "next_page_url",
            "prev_page_url",
            "from",
            "to",
            "data");
    assertThat(page.path("data").isArray()).isTrue();
    assertThat(page.path("per_page").intValue()).isEqualTo(PER_PAGE);
    return ids(page.path("data"));
  }

  @Test
  void walksByLinks() {
    var walked = new ArrayList<String>();
    JsonNode page = caller.get("/strains").ok();
    assertThat(page.path("prev_page_url").isNull()).isTrue();
    for (int number = 1; ; number++) {
      walked.addAll(onPage(page));
      assertThat(page.path("current_page").intValue()).isEqualTo(number);
      assertThat(page.path("last_page").intValue()).isEqualTo(3);
      assertThat(page.path("total").intValue()).isEqualTo(ROWS);
      assertThat(page.path("from").intValue()).isEqualTo((number - 1) * PER_PAGE + 1);
      assertThat(page.path("to").intValue()).isEqualTo(walked.size());
      if (page.path("next_page_url").isNull()) {
        break;
      }
      page = caller.get(page.path("next_page_url").asString()).ok();
    }
    assertThat(walked).containsExactlyElementsOf(rows);
  }

  @Test
  void walksByNumbers() {
    var walked = new ArrayList<String>();
    int last = caller.get("/strains?page=999").ok().path("last_page").intValue();
    for (int number = 1; number <= last; number++) {
      walked.addAll(onPage(caller.get("/strains?page=" + number).ok()));
    }
    assertThat(walked).containsExactlyElementsOf(rows);
  }

  @Test
  void walksBackwards() {
    var walked = new ArrayList<String>();
    String url = "/strains?page=999";
    while (url != null) {
      JsonNode page = caller.get(url).ok();
      walked.addAll(0, onPage(page));
      JsonNode previous = page.path("prev_page_url");
      url = previous.isNull() ? null : previous.asString();
    }
    assertThat(walked).containsExactlyElementsOf(rows);
  }

  @Test
  void neitherSkipsNorRepeatsWhileOthersWrite() {
    LeafCaller grower = SERVER.licensee("cultivator");
    var before = new ArrayList<String>();
    before.addAll(create(grower, PER_PAGE, "old"));
    before.addAll(create(grower, PER_PAGE, "old"));
    Collections.reverse(before);
    var isOver = new AtomicBoolean();
    var writer =
        CompletableFuture.supplyAsync(() -> {
          int written = 0;
          while (!isOver.get()) {
            written += create(grower, 7, "new").size();
          }
          return written;
        });
    var walked = new ArrayList<String>();
    String url = "/strains";
    int pages = 0;
    while (url != null) {
      JsonNode page = grower.get(url).ok();
      walked.addAll(onPage(page));
      pages++;
      create(grower, 1, "new"); // at least one between two pages
      JsonNode next = page.path("next_page_url");
      url = next.isNull() ? null : next.asString();
    }
    isOver.set(true);
    assertThat(writer.join()).isPositive();
    assertThat(walked).doesNotHaveDuplicates().containsAll(before);
    assertThat(walked.subList(walked.size() - before.size(), walked.size()))
        .as("new rows stand before the old ones only, on the first page")
        .containsExactlyElementsOf(before);
    assertThat(pages).isBetween(2, 3);
  }

  @Test
  void keepsNothingFromAWalkWhenRowsGo() {
    LeafCaller grower = SERVER.licensee("cultivator");
    List<String> made = new ArrayList<>(create(grower, PER_PAGE, "old"));
    made.addAll(create(grower, 2, "old"));
    Collections.reverse(made);
    JsonNode first = grower.get("/strains").ok();
    grower.delete("/strains/" + made.get(0)).ok();
    grower.delete("/strains/" + made.get(PER_PAGE)).ok();
    JsonNode second = grower.get(first.path("next_page_url").asString()).ok();
    assertThat(onPage(second)).containsExactly(made.get(PER_PAGE + 1));
    assertThat(second.path("next_page_url").isNull()).isTrue();
  }

  @Test
  void showsNothingPastTheEnd() {
    JsonNode page = caller.get("/strains?page=999").ok();
    assertThat(onPage(page)).isEmpty();
    assertThat(page.path("last_page").intValue()).isEqualTo(3);
    assertThat(page.path("total").intValue()).isEqualTo(ROWS);
    assertThat(page.path("next_page_url").isNull()).isTrue();
    assertThat(page.path("from").isNull()).isTrue();
    assertThat(page.path("to").isNull()).isTrue();
    assertThat(onPage(caller.get("/strains?page=99999999999999999999").ok())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page_size=100",
        "page_size=x",
        "page=",
        "page=0",
        "page=-1",
        "page=one",
        "page=1.5",
        "before=",
        "before=*",
        "_page_max=5",
        "f_typeflower_lots",
        "f_external_id=",
        "f_global_id=&f_type=&f_date1=",
        "f_nobody_knows=7",
        "&&&",
        "=x",
        "page=2&page=1"
      })
  void takesAnythingElseForTheFirstPage(String query) {
    JsonNode page = caller.get("/strains?" + query).ok();
    assertThat(onPage(page)).hasSize(PER_PAGE).startsWith(rows.getFirst());
    assertThat(page.path("total").intValue()).isEqualTo(ROWS);
  }

  @Test
  void linksToTheHostThatWasAsked() {
    JsonNode page =
        Wire.send(
                SERVER.port(),
                """
                GET /api/v1/strains?page=1&f_external_id= HTTP/1.1
                Host: registry.example:8443
                x-mjf-mme-code: %s
                x-mjf-key: %s

                """
                    .formatted(caller.code(), caller.key()))
            .ok();
    assertThat(page.path("next_page_url").asString())
        .startsWith("http://registry.example:8443/api/v1/strains?")
        .contains("page=2", "before=");
    assertThat(caller.get("/strains").ok().path("next_page_url").asString())
        .startsWith(SERVER.url() + "/api/v1/strains?");
  }

  @Test
  void keepsFiltersInLinks() {
    JsonNode page = caller.get("/strains?f_nobody=a+b%26c").ok();
    assertThat(page.path("next_page_url").asString()).contains("f_nobody=a+b%26c");
  }
}
