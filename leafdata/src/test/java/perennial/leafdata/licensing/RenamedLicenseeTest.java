package perennial.leafdata.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.licensing.ChangeLicenseCode;
import tools.jackson.databind.JsonNode;

/** A license's code changes: no identifier follows, on any answer of the wire. */
final class RenamedLicenseeTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private static LeafCaller renamed(LeafCaller caller, String code) {
    SERVER.ordered(
        new ChangeLicenseCode(caller.licensee(), code, null, null, SERVER.store().rules(), true));
    return caller.forLicense(code);
  }

  @Test
  void printsEveryIdentifierAsItWasMinted() {
    LeafCaller before = SERVER.licensee("cultivator_production");
    String lot = new Goods(SERVER, before).lot("harvest_materials", "flower", 100);
    JsonNode listed = before.get("/inventories?f_global_id=" + lot).ok().path("data").path(0);
    String code = "J9" + before.code().substring(2);

    LeafCaller after = renamed(before, code);

    JsonNode again = after.get("/inventories?f_global_id=" + lot).ok().path("data").path(0);
    for (String field :
        List.of("global_id", "global_area_id", "global_batch_id", "global_inventory_type_id")) {
      assertThat(again.path(field)).as(field).isEqualTo(listed.path(field));
    }
    assertThat(before.get("/areas").status()).as("the old code").isEqualTo(401);
  }

  @Test
  void mintsUnderTheNewCodeAndNamesTheOldOnesInTheSameAnswer() {
    LeafCaller before = SERVER.licensee("cultivator_production");
    String lot = new Goods(SERVER, before).lot("harvest_materials", "flower", 100);
    String area =
        before
            .get("/inventories?f_global_id=" + lot)
            .ok()
            .path("data")
            .path(0)
            .path("global_area_id")
            .asString();
    String code = "J9" + before.code().substring(2);
    LeafCaller after = renamed(before, code);

    JsonNode part =
        after
            .post(
                "/split_inventory",
                """
                {"global_inventory_id":"%s","global_area_id":"%s","external_id":"","qty":"1",
                 "net_weight":"0","cost":"0"}
                """
                    .formatted(lot, area))
            .ok();

    assertThat(part.path("global_id").asString()).startsWith("WA" + code + ".IN");
    assertThat(part.path("global_area_id").asString()).isEqualTo(area);
    assertThat(area).startsWith("WA" + before.code() + ".AR");
  }

  @Test
  void findsThemUnderEitherPrefix() {
    LeafCaller before = SERVER.licensee("cultivator_production");
    String lot = new Goods(SERVER, before).lot("harvest_materials", "flower", 100);
    String code = "J9" + before.code().substring(2);
    LeafCaller after = renamed(before, code);
    String rewritten = lot.replace(before.code(), code);

    for (String name : List.of(lot, rewritten)) {
      assertThat(after.get("/inventories?f_global_id=" + name).ok().path("data"))
          .singleElement()
          .satisfies(row -> assertThat(row.path("global_id").asString()).isEqualTo(lot));
    }
  }
}
