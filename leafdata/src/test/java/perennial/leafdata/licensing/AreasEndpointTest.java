package perennial.leafdata.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;

/** Areas over the wire. */
final class AreasEndpointTest {
  private final LeafCaller grower = LeafServer.shared().licensee("cultivator_production");

  @Test
  void createsAndListsThem() {
    Reply made =
        grower.post(
            "/areas",
            """
            {"area": [{"name": "Veg", "type": "non-quarantine", "external_id": "7"},
                      {"name": "Shame", "type": "quarantine"}]}\
            """);
    assertThat(made.ok()).hasSize(2);
    assertThat(made.first().path("global_id").asString())
        .matches("WA" + grower.code() + "\\.AR[0-9A-Z]+");
    assertThat(made.first().propertyNames())
        .containsExactlyInAnyOrder(
            "name", "type", "external_id", "updated_at", "created_at", "global_id");

    var page = grower.get("/areas").ok();
    assertThat(page.path("total").intValue()).isEqualTo(2);
    assertThat(page.path("data").path(0).path("name").asString()).isEqualTo("Shame");
    assertThat(page.path("data").path(0).propertyNames())
        .containsExactlyElementsOf(FieldLists.AREA.names());
    assertThat(page.path("data").path(1).path("global_id").asString()).isEqualTo(made.id());
  }

  @Test
  void changesAndClosesThem() {
    String id = grower.post("/areas", "{\"area\": [{\"name\": \"Veg\"}]}").id();
    var changed =
        grower
            .post(
                "/areas/update",
                "{\"area\": {\"global_id\": \"%s\", \"name\": \"Bloom\"}}".formatted(id))
            .ok();
    assertThat(changed.path("name").asString()).isEqualTo("Bloom");
    assertThat(changed.path("type").asString()).isEqualTo("non-quarantine");
    Reply closed = grower.delete("/areas/" + id);
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.text()).isEqualTo("[]");
    assertThat(grower.get("/areas").ok().path("data")).isEmpty();
    assertThat(grower.delete("/areas/" + id).text()).as("a repeated delete").isEqualTo("[]");
    assertThat(grower.delete("/areas/ARZZZZZZ").status()).isEqualTo(404);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    Reply refused =
        grower.post("/areas", "{\"area\": [{}, {\"name\": \"x\", \"type\": \"attic\"}]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems("0.name")).containsExactly("The name field is required.");
    assertThat(refused.problems("1.type")).containsExactly("The selected type is invalid.");
    assertThat(grower.get("/areas").ok().path("data")).isEmpty();
  }

  @Test
  void keepsAnAreaInWhichStockLies() {
    new Goods(LeafServer.shared(), grower).lot("end_product", "usable_marijuana", 5);
    String area = grower.get("/areas").id();
    Reply refused = grower.delete("/areas/" + area);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems("global_id"))
        .containsExactly("This area has active inventory associated and may not be deleted.");
    assertThat(grower.get("/areas").id()).isEqualTo(area);
  }

  @Test
  void keepsAnAreaInWhichPlantsStand() {
    String area = grower.post("/areas", "{\"area\": [{\"name\": \"Veg\"}]}").id();
    String strain = grower.post("/strains", "{\"strain\": [{\"name\": \"Blue\"}]}").id();
    String batch =
        grower
            .post(
                "/batches",
                """
                {"batch": [{"type": "plant", "origin": "seed", "num_plants": 1,
                            "global_area_id": "%s", "global_strain_id": "%s"}]}\
                """
                    .formatted(area, strain))
            .id();
    assertThat(grower.delete("/areas/" + area).problems("global_id")).isNotEmpty();
    assertThat(grower.delete("/strains/" + strain).problems("global_id")).isNotEmpty();

    String plant = grower.get("/plants").id();
    grower.delete("/plants/" + plant).ok();
    grower.delete("/batches/" + batch).ok();
    grower.delete("/areas/" + area).ok();
    grower.delete("/strains/" + strain).ok();
    assertThat(grower.get("/areas").ok().path("data")).isEmpty();
  }
}
