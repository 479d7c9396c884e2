package perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  @Test
  void keepsOrderAndRepeats() {
    Query query = Query.parse("b=1&a=2&b=3");
    assertThat(query.names()).containsExactly("b", "a");
    assertThat(query.all("b")).containsExactly("1", "3");
    assertThat(query.first("b")).contains("1");
    assertThat(query.first("c")).isEmpty();
  }

  @Test
  void takesBareNamesAndEmptyParts() {
    Query query = Query.parse("&f_typeflower_lots&&f_type=&x=a=b");
    assertThat(query.first("f_typeflower_lots")).contains("");
    assertThat(query.first("f_type")).contains("");
    assertThat(query.first("x")).contains("a=b");
    assertThat(query.parameters()).hasSize(3);
  }

  @Test
  void decodesEscapesAndBlanks() {
    assertThat(Query.parse("f_date1=11%2F20%2F2026&q=a+b%20c%2B").all("q"))
        .containsExactly("a b c+");
    assertThat(Query.parse("f_date1=11%2f20%2F2026").first("f_date1")).contains("11/20/2026");
    assertThat(Query.parse("n%C3%A9=%E2%82%AC").first("né")).contains("€");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=1", "a=%ff", "a=%C3", "a=%ed%a0%80"})
  void refusesBrokenEscapes(String raw) {
    assertThatThrownBy(() -> Query.parse(raw))
        .isInstanceOfSatisfying(
            RequestFailed.class,
            e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED));
  }

  @Test
  void takesTheMostParametersAndNotOneMore() {
    assertThat(Query.parse(parameters(Query.MAX_PARAMETERS)).parameters())
        .hasSize(Query.MAX_PARAMETERS);
    assertThatThrownBy(() -> Query.parse(parameters(Query.MAX_PARAMETERS + 1)))
        .isInstanceOf(RequestFailed.class);
  }

  private static String parameters(int count) {
    return IntStream.range(0, count).mapToObj(i -> "p" + i).collect(Collectors.joining("&"));
  }
}
