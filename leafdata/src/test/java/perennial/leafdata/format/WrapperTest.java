package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.format.Wrapper.Extraction;
import tools.jackson.databind.node.ObjectNode;

class WrapperTest {

  private static final Wrapper AREA = Resource.AREAS.wrapper();
  private static final Wrapper TRANSFER = Resource.INVENTORY_TRANSFERS.wrapper();

  @Test
  void takesRowsOutOfEveryShapeOfCreate() {
    assertThat(rows(AREA.create(bytes("{\"area\":[{\"name\":\"a\"},{\"name\":\"b\"}]}"))))
        .extracting(row -> row.get("name").stringValue())
        .containsExactly("a", "b");
    assertThat(rows(AREA.create(bytes("{\"area\":{\"name\":\"a\"}}")))).hasSize(1);
    assertThat(rows(TRANSFER.create(bytes("{\"inventoryTransfer\":[{\"a\":1}]}")))).hasSize(1);
    assertThat(rows(AREA.create(bytes("\uFEFF{\"area\":[{}]}")))).hasSize(1);
  }

  @Test
  void takesTheRowOutOfEveryShapeOfUpdate() {
    for (String body :
        List.of(
            "{\"area\":{\"global_id\":\"AR1\"}}",
            "{\"area\":[{\"global_id\":\"AR1\"}]}",
            "{\"global_id\":\"AR1\"}",
            "{\"global_id\":\"AR1\",\"area\":\"a plain field\"}")) {
      assertThat(rows(AREA.update(bytes(body))))
          .as(body)
          .singleElement()
          .satisfies(row -> assertThat(row.get("global_id").stringValue()).isEqualTo("AR1"));
    }
  }

  @Test
  void takesConversionsBareAndWrapped() {
    for (String body :
        List.of("{\"conversion\":{\"qty\":1}}", "{\"conversion\":[{\"qty\":1}]}", "{\"qty\":1}")) {
      assertThat(rows(Wrapper.CONVERSION.createOrBare(bytes(body)))).as(body).hasSize(1);
    }
  }

  @Test
  void takesActionsAsTheyStand() {
    assertThat(rows(Wrapper.action(bytes("{\"global_id\":\"IT1\"}")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "{\"area\":",
        "null",
        "[]",
        "5",
        "\"area\"",
        "{}",
        "{\"area\":[]}",
        "{\"area\":null}",
        "{\"area\":5}",
        "{\"area\":{}}",
        "{\"area\":[{\"name\":\"a\"},5]}",
        "{\"area\":[[{\"name\":\"a\"}]]}",
        "{\"strain\":[{\"name\":\"a\"}]}",
        "{\"name\":\"a\"}",
        "{\"area\":[{\"name\":\"a\"}]} {}",
        "{\"area\":[{\"name\":\"a\\u0000\"}]}",
        "{\"area\":[{\"name\":\"\\ud800\"}]}",
        "{\"area\":[{\"\\udc00\":1}]}",
        "{\"area\":[{\"name\":NaN}]}"
      })
  void refusesCreatesOfNoShapeInTheOldWords(String body) {
    assertThat(refusal(AREA.create(bytes(body))))
        .isEqualTo(
            "{\"error\":true,\"error_message\":\"Invalid data format. Please check your data..\","
                + "\"validation_messages\":[]}");
  }

  @Test
  void refusesUpdatesOfSeveralRows() {
    assertThat(AREA.update(bytes("{\"area\":[{\"a\":1},{\"a\":2}]}")))
        .isEqualTo(new Extraction.Refused(ErrorBody.MALFORMED));
    assertThat(Wrapper.action(bytes("[{\"a\":1},{\"a\":2}]")))
        .isEqualTo(new Extraction.Refused(ErrorBody.MALFORMED));
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    assertThat(AREA.update(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
        .isEqualTo(new Extraction.Refused(ErrorBody.MALFORMED));
  }

  @Test
  void takesAPageOfRowsAndNotOneMore() {
    assertThat(rows(AREA.create(many(Wrapper.ROWS_MAX)))).hasSize(2_500);
    assertThat(refusal(AREA.create(many(Wrapper.ROWS_MAX + 1))))
        .contains("\"error_message\":\"A call may carry at most 2500 rows.\"");
  }

  @Test
  void refusesBodiesOneBeyondTheirLimits() {
    assertThat(JsonBody.parse(nested(JsonBody.DEPTH_MAX))).isPresent();
    assertThat(JsonBody.parse(nested(JsonBody.DEPTH_MAX + 1))).isEmpty();
    assertThat(JsonBody.parse(text(JsonBody.STRING_LENGTH_MAX))).isPresent();
    assertThat(JsonBody.parse(text(JsonBody.STRING_LENGTH_MAX + 1))).isEmpty();
    assertThat(JsonBody.parse(bytes("1".repeat(JsonBody.NUMBER_LENGTH_MAX)))).isPresent();
    assertThat(JsonBody.parse(bytes("1".repeat(JsonBody.NUMBER_LENGTH_MAX + 1)))).isEmpty();
    assertThat(JsonBody.parse(bytes("1e" + JsonBody.EXPONENT_MAX))).isPresent();
    assertThat(JsonBody.parse(bytes("1e-" + (JsonBody.EXPONENT_MAX + 1)))).isEmpty();
    assertThat(JsonBody.parse(name(JsonBody.NAME_LENGTH_MAX))).isPresent();
    assertThat(JsonBody.parse(name(JsonBody.NAME_LENGTH_MAX + 1))).isEmpty();
  }

  @Test
  void keepsTheLastOfAKeyGivenTwice() {
    assertThat(rows(AREA.update(bytes("{\"name\":\"a\",\"name\":\"b\"}"))).getFirst().get("name"))
        .hasToString("\"b\"");
  }

  @Test
  void everyResourceHasItsNames() {
    assertThat(Resource.INVENTORY_TYPES.plural()).isEqualTo("inventory_types");
    assertThat(Resource.INVENTORY_TYPES.singular()).isEqualTo("inventory_type");
    assertThat(Resource.BATCHES.singular()).isEqualTo("batch");
    assertThat(Resource.values()).hasSize(13);
  }

  private static List<ObjectNode> rows(Extraction extraction) {
    assertThat(extraction).isInstanceOf(Extraction.Rows.class);
    return ((Extraction.Rows) extraction).rows();
  }

  private static String refusal(Extraction extraction) {
    assertThat(extraction).isInstanceOf(Extraction.Refused.class);
    byte[] body = ((Extraction.Refused) extraction).body().bytes();
    return new String(body, StandardCharsets.UTF_8);
  }

  private static byte[] many(int rows) {
    return bytes("{\"area\":[{}" + ",{}".repeat(rows - 1) + "]}");
  }

  private static byte[] nested(int depth) {
    return bytes("[".repeat(depth) + "]".repeat(depth));
  }

  private static byte[] text(int length) {
    return bytes("\"" + "x".repeat(length) + "\"");
  }

  private static byte[] name(int length) {
    return bytes("{\"" + "x".repeat(length) + "\":1}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
