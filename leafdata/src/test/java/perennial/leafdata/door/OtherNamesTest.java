package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.inventory.WireFarm;
import tools.jackson.databind.JsonNode;

/** Lots and plants under the identifiers that the system before gave them. */
class OtherNamesTest {
  private static long last = 1_000_000_000_000_000L;

  private final WireFarm farm = new WireFarm(LeafServer.shared());
  private final String old = Long.toString(last++);
  private String type = "";
  private String lot = "";

  @BeforeEach
  void declare() {
    type = farm.type("Flower", "harvest_materials", "flower", "");
    lot = initial(farm).id();
  }

  private Reply initial(WireFarm by) {
    String batch =
        by.post(
                "/batches",
                """
                {'batch':[{'type':'intermediate/ end product','global_area_id':'${area}',
                'global_strain_id':'${strain}'}]}
                """)
            .id();
    String ofType = by == farm ? type : by.type("Flower", "harvest_materials", "flower", "");
    return by.post(
        "/inventories",
        """
        {'inventory':[{'is_initial_inventory':1,'legacy_id':'%s','qty':10,'uom':'gm',
        'medically_compliant':0,'global_batch_id':'%s','global_area_id':'${area}',
        'global_strain_id':'${strain}','global_inventory_type_id':'%s'}]}
        """
            .formatted(old, batch, ofType));
  }

  @Test
  void findsALotByItsOldName() {
    JsonNode found = farm.one("inventories", old);

    assertThat(found.path("global_id").asString()).isEqualTo(lot);
    assertThat(found.path("legacy_id").asString()).isEqualTo(old);
    assertThat(farm.get("/inventory_adjustments?f_inventory_id=" + old).path("total").intValue())
        .isEqualTo(1);
    assertThat(farm.get("/inventories?f_global_id=" + (last + 7)).path("total").intValue())
        .isZero();
  }

  @Test
  void takesTheOldNameInABody() {
    JsonNode made =
        farm.post(
                "/split_inventory",
                """
                {'global_inventory_id':'%s','global_area_id':'${area}','qty':4,
                'external_id':'','net_weight':'','cost':''}
                """
                    .formatted(old))
            .ok();

    assertThat(made.path("qty").asString()).startsWith("4");
    assertThat(farm.one("inventories", lot).path("qty").asString()).isEqualTo("6.0000");
    Reply unknown =
        farm.post(
            "/inventory_adjustments",
            """
            {'inventory_adjustment':[{'global_inventory_id':'%s','qty':-1,'uom':'gm',
            'reason':'theft','adjusted_at':'07/22/2019 3:54:01 pm','memo':''}]}
            """
                .formatted(last + 7));
    assertThat(unknown.problems("inventory_id"))
        .containsExactly("The selected inventory id is invalid.");
  }

  @Test
  void refusesASecondLotOfOneOldName() {
    assertThat(initial(farm).problems("legacy_id"))
        .containsExactly("The legacy id has already been taken.");
    assertThat(initial(new WireFarm(LeafServer.shared())).problems("legacy_id"))
        .as("nor another licensee's")
        .containsExactly("The legacy id has already been taken.");
  }

  @Test
  void anotherLicenseesOldNameIsUnknown() {
    var other = new WireFarm(LeafServer.shared());

    assertThat(other.get("/inventories?f_global_id=" + old).path("total").intValue()).isZero();
    assertThat(
            other
                .post(
                    "/split_inventory",
                    """
                    {'global_inventory_id':'%s','global_area_id':'${area}','qty':4,
                    'external_id':'','net_weight':'','cost':''}
                    """
                        .formatted(old))
                .problems("inventory_id"))
        .containsExactly("The selected inventory id is invalid.");
  }

  @Test
  void aPrefixThatTheLotNeverHadDoesNotFail() {
    String strange = "WAJ999998" + lot.substring(lot.indexOf('.'));

    assertThat(farm.one("inventories", strange).path("global_id").asString()).isEqualTo(lot);
    farm.post(
            "/split_inventory",
            """
            {'global_inventory_id':'%s','global_area_id':'${area}','qty':4,
            'external_id':'','net_weight':'','cost':''}
            """
                .formatted(strange))
        .ok();
    assertThat(farm.one("inventories", lot).path("qty").asString()).isEqualTo("6.0000");
  }
}
