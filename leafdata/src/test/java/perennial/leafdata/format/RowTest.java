package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RowTest {

  private static final Instant NOW = Instant.parse("2018-02-25T00:45:17Z");

  @Test
  void printsEachFieldInItsForm() {
    FieldList list =
        FieldList.named("all forms")
            .text("text")
            .blank("blank")
            .moment("moment")
            .add(Form.MOMENT_OR_NULL, "moment_or_null")
            .day("day")
            .add(Form.STAMP, "stamp")
            .quantity("quantity")
            .hundredths("hundredths")
            .add(Form.ANALYTE, "analyte")
            .add(Form.MILLIONTHS, "millionths")
            .flag("flag")
            .add(Form.FLAG_OR_NULL, "flag_or_null")
            .count("count")
            .add(Form.BOOLEAN, "boolean")
            .add(Form.NUMBER, "number")
            .add(Form.OBJECT, "object")
            .add(Form.LIST, "list")
            .list();
    assertThat(list.row().toString())
        .isEqualTo(
            """
            {"text":null,"blank":"","moment":"","moment_or_null":null,"day":"","stamp":"",\
            "quantity":null,"hundredths":"0.00","analyte":null,"millionths":"0.000000","flag":"0",\
            "flag_or_null":null,"count":"0","boolean":false,"number":null,"object":null,"list":[]}\
            """);
    Row row =
        list.row()
            .set("text", "a/b \"c\" é\n")
            .set("blank", "x")
            .set("moment", NOW)
            .set("moment_or_null", NOW)
            .set("day", NOW)
            .set("stamp", NOW)
            .set("quantity", new BigDecimal("140"))
            .set("hundredths", new BigDecimal("987.65"))
            .set("analyte", new BigDecimal("0.0005"))
            .set("millionths", new BigDecimal("1"))
            .set("flag", true)
            .set("flag_or_null", false)
            .set("count", 35)
            .set("boolean", true)
            .set("number", new BigDecimal("1E+3"))
            .set("object", Row.open().set("a", 1))
            .set("list", List.of(Row.open(), "b"));
    assertThat(row.toString())
        .isEqualTo(
            """
            {"text":"a\\/b \\"c\\" é\\n","blank":"x","moment":"02\\/24\\/2018 04:45pm",\
            "moment_or_null":"02\\/24\\/2018 04:45pm","day":"02\\/24\\/2018",\
            "stamp":"2018-02-24 16:45:17","quantity":"140.0000","hundredths":"987.65",\
            "analyte":"0.001","millionths":"1.000000","flag":"1","flag_or_null":"0","count":"35",\
            "boolean":true,"number":1000,"object":{"a":1},"list":[{},"b"]}\
            """);
  }

  @Test
  void goesBackToNothing() {
    Row row = FieldLists.LOT.row().set("serving_num", "5").set("cost", BigDecimal.TEN);
    row.set("serving_num", (String) null).clear("cost");
    assertThat(row.get("serving_num")).isEqualTo("1");
    assertThat(row.get("cost")).isEqualTo("0.00");
    assertThat(row.set("created_at", (Instant) null).get("created_at")).isEqualTo("");
  }

  @Test
  void printsDaysAsDaysAndInTimesAsMidnight() {
    LocalDate day = LocalDate.of(2019, 5, 26);
    Row row = FieldLists.SALE.row().set("sold_at", new LeafMoment.Day(day));
    assertThat(row.get("sold_at")).isEqualTo("05/26/2019 12:00am");
    assertThat(FieldLists.BATCH.row().set("harvested_at", day).get("harvested_at"))
        .isEqualTo("05/26/2019");
    assertThat(FieldLists.SALE.row().set("sold_at", new LeafMoment.At(NOW)).get("sold_at"))
        .isEqualTo("02/24/2018 04:45pm");
  }

  @Test
  void aRowKeepsTheOrderAndKeysOfItsList() {
    Row row = FieldLists.AREA.row().set("name", "Vault").set("global_id", "WAG1.AR1");
    assertThat(row.names()).containsExactlyElementsOf(FieldLists.AREA.names());
    assertThatThrownBy(() -> row.set("nmae", "Vault"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("area has no field nmae");
    assertThatThrownBy(() -> row.set("name", true)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row.set("name", NOW)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListHasNoNameTwice() {
    assertThatThrownBy(() -> FieldList.named("x").text("a", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOpenRowGrowsAndReplaces() {
    Row row = Row.open();
    for (int place = 0; place < 100; place++) {
      row.set("field" + place, place);
    }
    row.set("field7", "seven").set("field8", NOW);
    assertThat(row.size()).isEqualTo(100);
    assertThat(row.get("field7")).isEqualTo("seven");
    assertThat(row.get("field8")).isEqualTo("02/24/2018 04:45pm");
    assertThat(row.names()).hasSize(100).startsWith("field0", "field1");
  }

  @Test
  void listsAndDeletesAnswerTopLevelLists() {
    assertThat(text(JsonAnswer.list(List.of(Row.open().set("a", 1), Row.open()))))
        .isEqualTo("[{\"a\":1},{}]");
    assertThat(text(JsonAnswer.emptyList())).isEqualTo("[]");
  }

  @Test
  void errorsHaveThreeKeysInThreeForms() {
    assertThat(text(ErrorBody.of("All items must have a lab result.").bytes()))
        .isEqualTo(
            "{\"error\":true,\"error_message\":\"All items must have a lab result.\","
                + "\"validation_messages\":[]}");
    assertThat(text(ErrorBody.plain(LeafTexts.undefinedIndex("net_weight")).bytes()))
        .isEqualTo(
            "{\"error\":true,\"error_message\":\"\","
                + "\"validation_messages\":\"Undefined index: net_weight\"}");
    assertThat(text(ErrorBody.of(new Problems()).bytes())).endsWith("\"validation_messages\":[]}");
  }

  /** Astral characters and controls survive; what is written is always JSON. */
  @Test
  void writesTextThatReadsBack() {
    String nasty = "\u0001\t\u2028 \uD83C\uDF3F </script> \\ / \u007f";
    byte[] json = JsonAnswer.object(Row.open().set("text", nasty));
    assertThat(JsonMapper.shared().readTree(json).get("text").stringValue()).isEqualTo(nasty);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
