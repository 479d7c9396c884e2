package perennial.leafdata.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;

/** Strains over the wire. */
final class StrainsEndpointTest {
  private final LeafCaller grower = LeafServer.shared().licensee("cultivator");

  private Reply declare(String row) {
    return grower.post("/strains", "{\"strain\": [" + row + "]}");
  }

  @Test
  void createsAndListsThem() {
    Reply made = declare("{\"name\": \"Blue\", \"external_id\": 12}, {\"name\": \"Dream\"}");
    assertThat(made.ok()).hasSize(2);
    assertThat(made.first().propertyNames())
        .containsExactlyInAnyOrder(
            "name",
            "external_id",
            "updated_at",
            "created_at",
            "global_id",
            "global_mme_id",
            "global_user_id");
    assertThat(made.first().path("external_id").isNumber()).as("as sent").isTrue();
    assertThat(made.id()).matches("WA" + grower.code() + "\\.ST[0-9A-Z]+");
    assertThat(made.first().path("global_mme_id").asString()).isEqualTo(grower.licenseeId());
    assertThat(made.first().path("global_user_id").asString()).isEqualTo(grower.userId());

    var page = grower.get("/strains").ok();
    assertThat(page.path("data")).hasSize(2);
    assertThat(page.path("data").path(0).path("name").asString()).isEqualTo("Dream");
    var blue = page.path("data").path(1);
    assertThat(blue.propertyNames()).containsExactlyElementsOf(FieldLists.STRAIN.names());
    assertThat(blue.path("external_id").asString()).isEqualTo("12");
    assertThat(blue.path("created_at").asString())
        .matches("[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}[ap]m");
    assertThat(blue.path("deleted_at").isNull()).isTrue();
  }

  @Test
  void findsThemByIdentifierFullOrShort() {
    Reply made = declare("{\"name\": \"Blue\"}, {\"name\": \"Dream\"}");
    String id = made.id();
    String shortId = id.substring(id.indexOf('.') + 1);
    assertThat(grower.get("/strains?f_global_id=" + id).id()).isEqualTo(id);
    assertThat(grower.get("/strains?f_global_id=" + shortId).id()).isEqualTo(id);
    assertThat(grower.get("/strains?f_global_id=BA1").ok().path("total").intValue()).isZero();
    assertThat(grower.get("/strains?f_global_id=").ok().path("total").intValue()).isEqualTo(2);
  }

  @Test
  void renamesThem() {
    String id = declare("{\"name\": \"Blue\", \"external_id\": \"x\"}").id();
    var changed =
        grower
            .post(
                "/strains/update",
                "{\"strain\": {\"global_id\": \"%s\", \"name\": \"Green\"}}".formatted(id))
            .ok();
    assertThat(changed.propertyNames()).containsExactlyElementsOf(FieldLists.STRAIN.names());
    assertThat(changed.path("name").asString()).isEqualTo("Green");
    assertThat(changed.path("external_id").asString()).as("not sent").isEqualTo("x");
    var bare = "{\"global_id\": \"%s\", \"name\": \"Grey\"}".formatted(id);
    assertThat(grower.post("/strains/update", bare).ok().path("name").asString()).isEqualTo("Grey");
    var listed = "{\"strain\": [%s]}".formatted(bare);
    assertThat(grower.post("/strains/update", listed).ok().isObject()).isTrue();
  }

  @Test
  void withdrawsThem() {
    String id = declare("{\"name\": \"Blue\"}").id();
    Reply gone = grower.delete("/strains/" + id);
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.text()).isEqualTo("[]");
    assertThat(grower.get("/strains").ok().path("data")).isEmpty();
    assertThat(grower.get("/strains?f_global_id=" + id).ok().path("data")).isEmpty();
    assertThat(
            grower
                .post("/strains/update", "{\"global_id\": \"%s\", \"name\": \"x\"}".formatted(id))
                .status())
        .isEqualTo(404);
  }

  @Test
  void showsNobodyElseThem() {
    String id = declare("{\"name\": \"Blue\"}").id();
    LeafCaller other = LeafServer.shared().licensee("cultivator");
    assertThat(other.get("/strains?f_global_id=" + id).ok().path("data")).isEmpty();
    assertThat(other.delete("/strains/" + id).status()).isEqualTo(404);
    assertThat(
            other
                .post("/strains/update", "{\"global_id\": \"%s\", \"name\": \"x\"}".formatted(id))
                .status())
        .isEqualTo(404);
    assertThat(grower.get("/strains").id()).isEqualTo(id);
  }

  @Test
  void refusesWhatHasNoNameOrTooMuchOfOne() {
    Reply refused = declare("{}, {\"name\": \"\"}, {\"name\": \"%s\"}".formatted("x".repeat(256)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems("0.name")).containsExactly("The name field is required.");
    assertThat(refused.problems("1.name")).containsExactly("The name field is required.");
    assertThat(refused.problems("2.name"))
        .containsExactly("The name may not be greater than 255 characters.");
    assertThat(declare("{\"name\": \"%s\"}".formatted("x".repeat(255))).status()).isEqualTo(200);
  }
}
