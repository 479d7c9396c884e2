package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** Conversions: what may become what, and that nothing comes from nothing. */
class ConvertLotsTest {
  private final Farm farm = Farm.start();
  private final long flower = farm.type("Flower", "flower", null);
  private final long flowerLots = farm.type("Flower lot", "flower_lots", null);
  private final long gramJar = farm.type("Jar 1 g", "usable_marijuana", "1");
  private final long jar = farm.type("Jar", "usable_marijuana", null);
  private final long cookie = farm.type("Cookie", "solid_edible", "50");
  private final long oil = farm.type("Oil", "co2_concentrate", null);
  private final long source = farm.lot(flower, "100");

  private List<String> reasons(long type, String qty, String waste, long from, String of) {
    return farm.run(farm.convert(type, qty, waste, false, Farm.source(from, of))).reasons();
  }

  @Test
  void oneGramDoesNotBecomeTenThousandJars() {
    assertThat(reasons(gramJar, "10000", "0", source, "1")).containsExactly("MASS_CREATED");
    assertThat(reasons(gramJar, "100", "0.0001", source, "100")).containsExactly("MASS_CREATED");
    assertThat(reasons(gramJar, "100", "0", source, "100")).isEmpty();
  }

  @Test
  void asksForTheWeightThatItNeeds() {
    var asked = farm.run(farm.convert(jar, "10", "0", false, Farm.source(source, "100")));
    assertThat(asked.reasons()).containsExactly("UNIT_WEIGHT_MISSING");
    assertThat(asked.texts("inventory_type_id").getFirst())
        .contains("Jar")
        .contains("weight_per_unit_in_grams");
    long jars = farm.lot(jar, "10");
    assertThat(reasons(flowerLots, "1", "0", jars, "10")).containsExactly("UNIT_WEIGHT_MISSING");
  }

  @Test
  void comparesThingsWithoutWeightByTheirNumber() {
    long jars = farm.lot(jar, "10");
    assertThat(reasons(gramJar, "11", "0", jars, "10")).containsExactly("THINGS_CREATED");
    assertThat(reasons(gramJar, "10", "0", jars, "10")).isEmpty();
  }

  @Test
  void letsInfusedGoodsWeighMoreThanTheirCannabis() {
    long some = farm.lot(oil, "5");
    assertThat(reasons(cookie, "100", "0", some, "5")).isEmpty();
    long cookies = farm.lot(cookie, "10");
    assertThat(reasons(flowerLots, "1", "0", cookies, "10"))
        .containsExactly("CANNABIS_OUT_OF_INFUSED");
    assertThat(reasons(farm.type("Half", "solid_edible", "25"), "21", "0", cookies, "10"))
        .containsExactly("MASS_CREATED");
    assertThat(reasons(farm.type("Quarter", "solid_edible", "25"), "20", "0", cookies, "10"))
        .isEmpty();
  }

  @Test
  void blendsWithANewBatchAndTheResultsOfAll() {
    long other = farm.lot(flower, "50");
    long lot =
        farm.run(
                farm.convert(
                    flowerLots,
                    "140",
                    "10",
                    true,
                    Farm.source(source, "60"),
                    Farm.source(source, "40"),
                    Farm.source(other, "50")))
            .serial();
    Lot made = farm.lotRow(lot);
    assertThat(made.testPath().chains())
        .containsExactlyInAnyOrder(
            List.of(new TestLink(source, 1)), List.of(new TestLink(other, 1)));
    assertThat(made.batch()).isNotIn(farm.lotRow(source).batch(), farm.lotRow(other).batch());
    assertThat(made.strain()).isEqualTo(farm.strain());
    assertThat(farm.available(source)).isEqualTo("0.0000");
    assertThat(farm.available(other)).isEqualTo("0.0000");
    assertThat(farm.available(lot)).isEqualTo("140.0000");
    Lot waste =
        farm.journal().rows(Inventory.LOT).stream()
            .filter(each -> each.origin() == LotOrigin.WASTE)
            .findFirst()
            .orElseThrow();
    assertThat(waste.uom()).isEqualTo(Unit.GM);
    assertThat(farm.available(waste.serial())).isEqualTo("10.0000");
    assertThat(farm.journal().rows(Inventory.LOT_SOURCE)).hasSize(2);
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void altersAndDropsResults() {
    long lot = farm.run(farm.convert(oil, "20", "0", false, Farm.source(source, "100"))).serial();
    assertThat(farm.lotRow(lot).testPath()).isEqualTo(TestPath.ORIGIN);
  }

  @Test
  void keepsTheBatchOfWhatIsOnlyRepacked() {
    long lot = farm.run(farm.convert(flower, "10", "0", true, Farm.source(source, "10"))).serial();
    assertThat(farm.lotRow(lot).batch()).isEqualTo(farm.lotRow(source).batch());
  }

  @Test
  void saysAllThatIsWrong() {
    Farm other = farm.neighbour();
    var asked =
        new ConvertLots(
            Farm.RULES,
            List.of(
                new ConvertLots.Source(null, null),
                Farm.source(other.lot(other.type("x", "flower", null), "1"), "1"),
                Farm.source(source, "101"),
                Farm.source(source, "0")),
            null,
            null,
            other.strain(),
            null,
            Amount.parse("-1"),
            null,
            null,
            LocalDate.parse("2026-02-02"),
            LocalDate.parse("2026-02-01"),
            "e".repeat(256),
            Stated.NONE);
    var refused = farm.run(asked);
    assertThat(refused.reasons())
        .contains(
            "PRODUCT_TYPE_UNKNOWN",
            "AREA_UNKNOWN",
            "STRAIN_UNKNOWN",
            "QTY_WRONG",
            "WASTE_WRONG",
            "MEDICALLY_COMPLIANT_MISSING",
            "DATES_REVERSED",
            "EXTERNAL_ID_TOO_LONG",
            "LOT_UNKNOWN",
            "SOURCE_QTY_WRONG",
            "NOT_SO_MUCH_AVAILABLE");
    assertThat(refused.texts("medically_compliant"))
        .containsExactly("You must submit a valid value for medically_compliant");
    assertThat(refused.texts("inventories.2.qty"))
        .containsExactly("Only 100.0000 gm of this inventory are available.");
  }

  @Test
  void refusesSourcesThatAreNoneOrTooManyOrWaste() {
    assertThat(farm.run(farm.convert(flower, "1", "0", false)).reasons())
        .containsExactly("SOURCES_MISSING");
    var many = new ConvertLots.Source[ConvertLots.SOURCES_MAX + 1];
    java.util.Arrays.fill(many, Farm.source(source, "0.01"));
    assertThat(farm.run(farm.convert(flower, "1", "0", false, many)).reasons())
        .containsExactly("TOO_MANY_SOURCES");
    long waste = farm.lot(farm.type("Waste", "waste", null), "5");
    assertThat(reasons(flower, "1", "0", waste, "5")).containsExactly("SOURCE_IS_WASTE");
    assertThat(reasons(farm.type("More waste", "waste", null), "1", "0", source, "5"))
        .containsExactly("PRODUCT_IS_WASTE");
  }

  @Test
  void twoNamesOfOneLotDoNotDoubleIt() {
    var twice =
        farm.convert(
            flower, "120", "0", true, Farm.source(source, "60"), Farm.source(source, "60"));
    assertThat(farm.run(twice).reasons()).containsExactly("NOT_SO_MUCH_AVAILABLE");
  }
}
