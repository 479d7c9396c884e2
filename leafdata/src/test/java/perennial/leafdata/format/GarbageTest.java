package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever arrives, reading it is data and never an exception: valid requests are damaged at random
 * places, from fixed seeds, and read in every way.
 */
class GarbageTest {

  private static final String[] REQUESTS = {
    "{\"area\":[{\"name\":\"Vault\",\"type\":\"quarantine\",\"external_id\":12}]}",
    "{\"inventory_transfer\":[{\"est_departed_at\":\"02/24/2018 04:45pm\",\"qty\":-1.5e3,"
        + "\"inventory_transfer_items\":[{\"qty\":\"2.0000\",\"is_sample\":\"1\"}]}]}",
    "{\"batch\":{\"global_area_id\":\"WAG1.AR1\",\"num_plants\":\"10\",\"x\":[1,[2,[]],{}]}}",
    "{\"lab_result\":{\"metal_lead_ppm\":0.5,\"foreign_matter_stems\":\"1\",\"notes\":\"\\u00e9\"}}"
  };

  private static final String[] NAMES = {
    "name",
    "type",
    "external_id",
    "est_departed_at",
    "qty",
    "is_sample",
    "global_area_id",
    "num_plants",
    "x",
    "metal_lead_ppm",
    "foreign_matter_stems",
    "inventory_transfer_items"
  };

  private static final String[] TEXTS = {
    "02/24/2018 04:45pm",
    "2019-05-25T19:07:40.123-07:00",
    "WAJ412149.BA4N2Z",
    "-99999.9999E-12",
    "f_date1=11%2F20%2F2026&page=3&before=26N&f_global_id=PL8IBT",
    "0000-00-00 00:00:00"
  };

  private static final String MEANINGFUL = "0123456789/-:.eE+\"[]{},\\ %&=";

  @Test
  void noBodyMakesReadingThrow() {
    SplittableRandom random = new SplittableRandom(42);
    int readable = 0;
    for (int run = 0; run < 3_000; run++) {
      byte[] body = REQUESTS[random.nextInt(REQUESTS.length)].getBytes(StandardCharsets.UTF_8);
      for (int hit = random.nextInt(4); hit > 0; hit--) {
        body[random.nextInt(body.length)] = damage(random);
      }
      readable += JsonBody.parse(body).isPresent() ? 1 : 0;
      for (Resource resource : Resource.values()) {
        use(resource.wrapper().create(body));
        use(resource.wrapper().update(body));
      }
      use(Wrapper.action(body));
    }
    assertThat(readable).as("bodies that were still JSON").isBetween(750, 2_850);
  }

  @Test
  void noTextMakesReadingThrow() {
    SplittableRandom random = new SplittableRandom(43);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder(TEXTS[random.nextInt(TEXTS.length)]);
      for (int hit = random.nextInt(4); hit > 0; hit--) {
        text.setCharAt(random.nextInt(text.length()), (char) damage(random));
      }
      String damaged = text.toString();
      assertThat(LeafTime.parse(damaged)).isNotNull();
      assertThat(LeafTime.parseAdjustedAt(damaged)).isNotNull();
      assertThat(LeafId.parse(damaged)).isNotNull();
      assertThat(NumberForm.QUANTITY_CHANGE.read(damaged)).isNotNull();
      PageQuery query = PageQuery.parse(damaged);
      for (Resource resource : Resource.values()) {
        assertThat(Filters.of(resource, query)).isNotNull();
      }
      assertThat(query.at(1, query.before())).isNotEmpty();
    }
  }

  private static byte damage(SplittableRandom random) {
    return (byte)
        (random.nextBoolean()
            ? random.nextInt(256)
            : MEANINGFUL.charAt(random.nextInt(MEANINGFUL.length())));
  }

  private static void use(Wrapper.Extraction extraction) {
    switch (extraction) {
      case Wrapper.Extraction.Refused(ErrorBody body) -> assertThat(body.bytes()).isNotEmpty();
      case Wrapper.Extraction.Rows(var rows) -> {
        Problems problems = new Problems();
        Fields.rows(rows, problems).forEach(GarbageTest::read);
        JsonNode answer = JsonMapper.shared().readTree(ErrorBody.of(problems).bytes());
        assertThat(answer.propertyNames())
            .containsExactly("error", "error_message", "validation_messages");
        for (ObjectNode row : rows) {
          assertThat(JsonMapper.shared().readTree(echo(row))).isNotNull();
        }
      }
    }
  }

  private static byte[] echo(ObjectNode sent) {
    Row row = Row.open();
    sent.properties().forEach(field -> row.echo(field.getKey(), field.getValue()));
    return JsonAnswer.object(row);
  }

  private static void read(Fields fields) {
    for (String name : NAMES) {
      fields.presence(name);
      fields.text(name, Need.REQUIRED);
      fields.choice(name, Need.OPTIONAL, Set.of("quarantine"));
      fields.id(name, Need.REQUIRED);
      fields.number(name, Need.REQUIRED, NumberForm.WEIGHT);
      fields.count(name, Need.REQUIRED, 5);
      fields.flag(name, Need.REQUIRED);
      fields.moment(name, Need.REQUIRED);
      fields.adjustedAt(name, Need.REQUIRED);
      fields.ids(name, "global_plant_id", Need.REQUIRED, 2);
      fields.items(name, Need.REQUIRED, 2).forEach(item -> item.text("qty", Need.REQUIRED));
    }
    LabFields.read(fields);
  }
}
