package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.kernel.Amount;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;

/** The arithmetic of the harvest that was recorded on the old system, number for number. */
class GoldenHarvestTest {
  private static final String FILE = "data/leafdata/json/golden-harvest-and-errors.json";
  private static JsonNode golden;

  private final Garden garden = Garden.inMemory();

  @BeforeAll
  static void read() throws IOException {
    Path file = Path.of(System.getProperty("perennial.shared", "absent"), FILE);
    if (!Files.isReadable(file)) {
      System.err.println("SKIPPED: no recorded harvest under the property perennial.shared");
    }
    assumeTrue(Files.isReadable(file), "no recorded harvest under the property perennial.shared");
    golden = Json.parse(Files.readAllBytes(file));
  }

  private long harvest() {
    return garden.harvest(garden.batch(1), "1111111.00", "2222222.00");
  }

  private static void compare(Harvest row, String name) {
    JsonNode recorded = golden.get(name);
    assertThat(row.numPlants()).isEqualTo(Integer.parseInt(recorded.get("num_plants").asString()));
    assertThat(row.status().name()).isEqualToIgnoringCase(recorded.get("status").asString());
    assertThat(row.stage().name()).isEqualToIgnoringCase(recorded.get("harvest_stage").asString());
    assertThat(row.origin().name()).isEqualToIgnoringCase(recorded.get("origin").asString());
    weighs(recorded, "qty_harvest", row.qtyHarvest());
    weighs(recorded, "qty_cure", row.dry().sum());
    weighs(recorded, "waste", row.waste().sum());
    weighs(recorded, "flower_wet_weight", row.flowerWet());
    weighs(recorded, "other_wet_weight", row.otherWet());
    weighs(recorded, "flower_dry_weight", row.flowerDry());
    weighs(recorded, "other_dry_weight", row.otherDry());
    weighs(recorded, "flower_waste", row.flowerWaste());
    weighs(recorded, "other_waste", row.otherWaste());
    assertThat(row.flowerArea() == null).isEqualTo(recorded.get("global_flower_area_id").isNull());
    assertThat(row.otherArea() == null).isEqualTo(recorded.get("global_other_area_id").isNull());
  }

  private static void weighs(JsonNode recorded, String field, Amount amount) {
    assertThat(amount).as(field).isEqualTo(Amount.parse(recorded.get(field).asString()));
  }

  @Test
  void harvestsAsRecorded() {
    compare(garden.harvestRow(harvest()), "ExpectedResponse_Batch");
  }

  @Test
  void curesAsRecorded() {
    long harvest = harvest();

    garden.run(garden.curing(harvest, "33333", "55555", "44444", "66666")).subject();

    compare(garden.harvestRow(harvest), "ExpectedResponse_CureBatch");
    assertThat(garden.harvestRow(harvest).area())
        .isEqualTo(garden.harvestRow(harvest).flowerArea());
  }

  @Test
  void refusesAHarvestBatchAsRecorded() {
    JsonNode messages =
        golden
            .get("_error_bodies_seen")
            .get("422 batches/update of a harvest batch (v1.37.5)")
            .get("validation_messages");

    var answered =
        garden.run(
            new ChangePlantBatch(
                harvest(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                perennial.kernel.Stated.NONE));

    assertThat(answered.refusals()).hasSize(messages.size());
    messages
        .properties()
        .forEach(field ->
            assertThat(answered.texts(field.getKey()))
                .containsExactly(field.getValue().get(0).asString()));
  }
}
