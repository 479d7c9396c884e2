package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageEnvelopeTest {

  private static final String ADDRESS = "http://127.0.0.1:8080/api/v1/batches";

  @Test
  void aSinglePageHasNineKeysAndNoLinks() {
    JsonNode page = page("f_type=plant", 2, false, OptionalLong.empty(), 2);
    assertThat(page.propertyNames())
        .containsExactly(
            "total",
            "per_page",
            "current_page",
            "last_page",
            "next_page_url",
            "prev_page_url",
            "from",
            "to",
            "data");
    assertThat(page.get("total").isIntegralNumber()).isTrue();
    assertThat(page.get("per_page").intValue()).isEqualTo(2500);
    assertThat(page.get("last_page").intValue()).isEqualTo(1);
    assertThat(page.get("from").intValue()).isEqualTo(1);
    assertThat(page.get("to").intValue()).isEqualTo(2);
    assertThat(page.get("next_page_url").isNull()).isTrue();
    assertThat(page.get("prev_page_url").isNull()).isTrue();
    assertThat(page.get("data").isArray()).isTrue();
  }

  @Test
  void anEmptyListIsPageOneOfOne() {
    JsonNode page = page("", 0, false, OptionalLong.empty(), 0);
    assertThat(page.get("total").intValue()).isZero();
    assertThat(page.get("last_page").intValue()).isEqualTo(1);
    assertThat(page.get("from").isNull()).isTrue();
    assertThat(page.get("to").isNull()).isTrue();
    assertThat(page.get("data")).isEmpty();
  }

  @Test
  void theNextLinkIsAbsolutePinnedAndKeepsTheFilters() {
    JsonNode page =
        page(
            "f_type=propagation%20material&_page_max=5&f_date1=11%2F20%2F2026&before=ZZ",
            6000, true, OptionalLong.of(2831), 2500);
    assertThat(page.get("next_page_url").stringValue())
        .isEqualTo(
            ADDRESS
                + "?f_type=propagation+material&_page_max=5&f_date1=11%2F20%2F2026"
                + "&page=2&before=26N");
    PageQuery next =
        PageQuery.parse(URI.create(page.get("next_page_url").stringValue()).getRawQuery());
    assertThat(next.number()).isEqualTo(2);
    assertThat(next.before()).hasValue(2831);
    assertThat(next.parameters())
        .containsEntry("f_type", "propagation material")
        .containsEntry("f_date1", "11/20/2026");
  }

  @Test
  void aPageBeyondTheEndTellsTheLastOne() {
    JsonNode page = page("page=999", 5001, false, OptionalLong.empty(), 0);
    assertThat(page.get("last_page").intValue()).isEqualTo(3);
    assertThat(page.get("current_page").intValue()).isEqualTo(999);
    assertThat(page.get("next_page_url").isNull()).isTrue();
    assertThat(page.get("prev_page_url").stringValue()).isEqualTo(ADDRESS + "?page=3");
  }

  @ParameterizedTest
  @CsvSource({
    "page=2, 2",
    "page=0, 1",
    "page=-3, 1",
    "page=two, 1",
    "page=, 1",
    "page=1.5, 1",
    "page=%20 3, 3",
    "page=99999999999999999999, 1000000",
    "page=1000001, 1000000",
    "page=1&page=4, 4",
    "page_size=100, 1",
    "page=٣, 1"
  })
  void readsAnyPageNumber(String query, int number) {
    assertThat(PageQuery.parse(query).number()).isEqualTo(number);
  }

  @Test
  void takesNoQueryAndGarbage() {
    assertThat(PageQuery.parse(null).parameters()).isEmpty();
    assertThat(PageQuery.parse("&&=&%&a=%zz&b").parameters())
        .containsEntry("a", "%zz")
        .containsEntry("b", "")
        .containsEntry("%", "");
    assertThat(PageQuery.parse("before=no-serial").before()).isEmpty();
    assertThat(PageQuery.parse("before=" + "Z".repeat(13)).before()).isEmpty();
    assertThat(PageQuery.parse("before=26n").before()).hasValue(2831);
  }

  @Test
  void readsAsManyParametersAsItSays() {
    StringBuilder query = new StringBuilder();
    for (int parameter = 0; parameter <= PageQuery.PARAMETERS_MAX; parameter++) {
      query.append("&p").append(parameter).append("=1");
    }
    assertThat(PageQuery.parse(query.toString()).parameters()).hasSize(PageQuery.PARAMETERS_MAX);
  }

  @Test
  void aPageHasNoMoreRowsThanAPage() {
    List<Row> rows = Collections.nCopies(PageEnvelope.PER_PAGE + 1, Row.open());
    assertThatThrownBy(() ->
            new PageEnvelope(PageQuery.parse(""), ADDRESS, 1, false, OptionalLong.empty(), rows))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new PageEnvelope(
                PageQuery.parse(""), ADDRESS, 1, true, OptionalLong.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * A registry that grows between the pages of a walk: whoever follows the links sees every row
   * that was there at the start exactly once, and none twice, and the walk ends.
   */
  @Test
  void aWalkByLinksNeitherSkipsNorRepeats() {
    SplittableRandom random = new SplittableRandom(2500);
    for (int run = 0; run < 5; run++) {
      SortedSet<Long> rows = new TreeSet<>(Collections.reverseOrder());
      long serial = 0;
      for (int row = 0; row < random.nextInt(1, 12_000); row++) {
        rows.add(serial += random.nextInt(1, 4));
      }
      List<Long> atStart = List.copyOf(rows);
      List<Long> seen = new ArrayList<>();
      String query = "f_type=plant";
      int pages = 0;
      while (query != null) {
        assertThat(++pages).isLessThan(10);
        JsonNode page = serve(rows, PageQuery.parse(query), seen);
        JsonNode next = page.get("next_page_url");
        assertThat(page.get("last_page").intValue()).isGreaterThanOrEqualTo(pages);
        assertThat(next.isNull())
            .isEqualTo(page.get("last_page").intValue() == page.get("current_page").intValue());
        query = next.isNull() ? null : URI.create(next.stringValue()).getRawQuery();
        for (int born = 0; born < random.nextInt(3000); born++) {
          rows.add(serial += random.nextInt(1, 4));
        }
      }
      assertThat(seen).isEqualTo(atStart);
      assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }
  }

  private static JsonNode serve(SortedSet<Long> rows, PageQuery query, List<Long> seen) {
    List<Long> found =
        query.before().isPresent()
            ? rows.stream()
                .filter(serial -> serial < query.before().getAsLong())
                .limit(PageEnvelope.PER_PAGE + 1)
                .toList()
            : rows.stream().skip(query.offset()).limit(PageEnvelope.PER_PAGE + 1).toList();
    boolean more = found.size() > PageEnvelope.PER_PAGE;
    List<Long> shown = more ? found.subList(0, PageEnvelope.PER_PAGE) : found;
    seen.addAll(shown);
    OptionalLong last = shown.isEmpty() ? OptionalLong.empty() : OptionalLong.of(shown.getLast());
    List<Row> data = shown.stream().map(serial -> Row.open().set("id", serial)).toList();
    return JsonMapper.shared()
        .readTree(new PageEnvelope(query, ADDRESS, rows.size(), more, last, data).bytes());
  }

  private static JsonNode page(
      String query, long total, boolean more, OptionalLong last, int rows) {
    List<Row> data = Collections.nCopies(rows, FieldLists.AREA.row());
    PageEnvelope page = new PageEnvelope(PageQuery.parse(query), ADDRESS, total, more, last, data);
    return JsonMapper.shared().readTree(page.bytes());
  }
}
