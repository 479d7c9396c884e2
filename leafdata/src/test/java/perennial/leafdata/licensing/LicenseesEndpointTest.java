package perennial.leafdata.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import tools.jackson.databind.JsonNode;

/** The directory of licensees over the wire. */
final class LicenseesEndpointTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private final LeafCaller lab = SERVER.licensee("lab");

  @Test
  void listsThemAllWithoutPages() {
    LeafCaller grower = SERVER.licensee("cultivator");
    JsonNode all = lab.get("/mmes").ok();
    assertThat(all.isArray()).isTrue();
    List<String> codes = all.valueStream().map(each -> each.path("code").asString()).toList();
    assertThat(codes).startsWith(grower.code(), lab.code());
    assertThat(all.path(0).propertyNames()).containsExactlyElementsOf(FieldLists.MME.names());
    assertThat(all.path(0).path("global_id").asString()).isEqualTo(grower.licenseeId());
    assertThat(all.path(0).path("type").asString()).isEqualTo("cultivator");
    assertThat(all.path(0).path("suspended").asString()).isEqualTo("0");
    assertThat(lab.get("/mmes?page=3").ok()).as("pages mean nothing").hasSize(all.size());
  }

  @Test
  void filtersThem() {
    assertThat(lab.get("/mmes?f_mme_code=" + lab.code()).ok()).hasSize(1);
    assertThat(lab.get("/mmes?f_mme_code=" + lab.code().toLowerCase(Locale.ROOT)).ok()).hasSize(1);
    assertThat(lab.get("/mmes?f_mme_code=NONE").ok()).isEmpty();
    assertThat(lab.get("/mmes?f_mme_name=leaf+" + lab.code()).ok()).hasSize(1);
    assertThat(lab.get("/mmes?f_mme_cert=602000000").ok()).isEmpty();
    assertThat(lab.get("/mmes?f_mme_cert=").ok()).isNotEmpty();
    assertThat(lab.get("/mmes?f_global_id=" + lab.licenseeId()).ok()).hasSize(1);
    assertThat(lab.get("/mmes?f_updated_at1=01%2F01%2F2090").ok()).isEmpty();
    assertThat(lab.get("/mmes?f_updated_at2=2090-01-01").ok()).isNotEmpty();
  }

  @Test
  void showsOneByIdentifierOrCode() {
    LeafCaller grower = SERVER.licensee("cultivator");
    JsonNode byCode = lab.get("/mmes/" + grower.code()).ok();
    assertThat(byCode.isObject()).isTrue();
    assertThat(byCode.path("global_id").asString()).isEqualTo(grower.licenseeId());
    assertThat(lab.get("/mmes/" + grower.licenseeId()).ok()).isEqualTo(byCode);
    Reply unknown = lab.get("/mmes/X999999");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("error_message").asString()).isEqualTo("Not Found");
  }

  @Test
  void leavesThemToTheState() {
    for (String path : List.of("/mmes", "/mmes/update")) {
      Reply refused = lab.post(path, "{\"mme\": [{\"name\": \"Me\"}]}");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("error_message").asString()).contains("by the state only");
      assertThat(lab.withKey("wrong").post(path, "{}").status()).isEqualTo(401);
    }
  }

  @Test
  void hasNoTaxes() {
    assertThat(lab.get("/taxes").ok().path("data")).isEmpty();
    assertThat(lab.get("/taxes").ok()).hasSize(9);
  }
}
