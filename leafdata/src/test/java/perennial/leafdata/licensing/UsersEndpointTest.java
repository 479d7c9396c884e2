package perennial.leafdata.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import perennial.licensing.EndMembership;
import tools.jackson.databind.JsonNode;

/** The users of a license over the wire. */
final class UsersEndpointTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private final LeafCaller grower = SERVER.licensee("cultivator");

  @Test
  void listsThoseOfTheLicense() {
    JsonNode page = grower.get("/users").ok();
    assertThat(page).hasSize(9);
    assertThat(page.path("total").intValue()).isEqualTo(1);
    JsonNode user = page.path("data").path(0);
    assertThat(user.propertyNames()).containsExactlyElementsOf(FieldLists.USER.names());
    assertThat(user.path("email").asString())
        .isEqualTo(grower.code().toLowerCase(Locale.ROOT) + "@leaf.test");
    assertThat(user.path("first_name").asString()).isEqualTo("Fern");
    assertThat(user.path("last_name").asString()).isEqualTo(grower.code());
    assertThat(user.path("auth_level").asString()).isEqualTo("admin");
    assertThat(user.path("global_id").asString()).isEqualTo(grower.userId());
  }

  @Test
  void followsMemberships() {
    LeafCaller lab = SERVER.licensee("lab");
    LeafCaller both = SERVER.userOf(grower, lab);
    assertThat(grower.get("/users").id()).as("newest first").isEqualTo(both.userId());
    assertThat(lab.get("/users").ok().path("total").intValue()).isEqualTo(2);
    assertThat(both.forLicense(lab.code()).get("/users").status()).isEqualTo(200);

    SERVER.official(new EndMembership(lab.licensee(), both.user()));
    assertThat(lab.get("/users").ok().path("total").intValue()).isEqualTo(1);
    assertThat(both.forLicense(lab.code()).get("/users").status()).isEqualTo(401);
    assertThat(both.get("/users").status()).isEqualTo(200);
  }

  @Test
  void filtersThem() {
    String mail = grower.code().toLowerCase(Locale.ROOT) + "@leaf.test";
    assertThat(total("f_global_id=" + grower.userId())).isEqualTo(1);
    assertThat(total("f_global_id=WAWA1.US1")).isZero();
    assertThat(total("f_user_email=" + mail)).isEqualTo(1);
    assertThat(total("f_user_email=nobody@leaf.test")).isZero();
    assertThat(total("f_user_name=fern")).isEqualTo(1);
    assertThat(total("f_user_name=moss")).isZero();
    assertThat(total("f_mme_code=" + grower.code())).isEqualTo(1);
    assertThat(total("f_mme_code=L1")).isZero();
    assertThat(total("f_external_id=7")).isZero();
    assertThat(total("f_updated_at1=2090-01-01")).isZero();
    assertThat(total("page=2")).isEqualTo(1);
    assertThat(grower.get("/users?page=2").ok().path("data")).isEmpty();
  }

  private int total(String query) {
    return grower.get("/users?" + query).ok().path("total").intValue();
  }

  @Test
  void keepsNamesSealedInTheDatabase() throws SQLException {
    grower.get("/users").ok();
    try (Connection owner = SERVER.connectAsOwner();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT u::text, e.facts FROM licensing_g1.app_user u, journal.entry e"
                    + " WHERE e.act = 'user.register'")) {
      int seen = 0;
      while (rows.next()) {
        String mail = "@leaf.test";
        assertThat(rows.getString(1)).doesNotContain(mail);
        assertThat(new String(rows.getBytes(2), StandardCharsets.ISO_8859_1)).doesNotContain(mail);
        seen++;
      }
      assertThat(seen).isPositive();
    }
  }

  @Test
  void leavesThemToTheState() {
    Reply refused = grower.post("/users", "{\"user\": [{\"email\": \"a@b.test\"}]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error_message").asString()).contains("by the state");
    assertThat(grower.post("/users/update", "{}").status()).isEqualTo(422);
    assertThat(grower.delete("/users/" + grower.userId()).status()).isEqualTo(422);
    assertThat(grower.withKey("no").delete("/users/" + grower.userId()).status()).isEqualTo(401);
  }
}
