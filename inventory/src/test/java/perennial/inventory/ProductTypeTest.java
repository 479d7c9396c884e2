package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.kernel.Amount;
import perennial.kernel.Stated;

/** Declaring, changing and withdrawing product types. */
class ProductTypeTest {
  private final Farm farm = Farm.start();

  private static DeclareProductType declare(
      @Nullable String name, @Nullable String type, @Nullable String productClass) {
    return new DeclareProductType(
        Farm.RULES, name, type, productClass, null, null, null, Stated.NONE);
  }

  private static ChangeProductType change(
      long serial, @Nullable String productClass, @Nullable String weight) {
    return new ChangeProductType(
        Farm.RULES,
        serial,
        null,
        null,
        productClass,
        weight == null ? null : Amount.parse(weight),
        null,
        null,
        Stated.NONE);
  }

  private ProductType row(long serial) {
    return Objects.requireNonNull(
        farm.journal().find(Inventory.PRODUCT_TYPE, farm.actor().licensee(), serial));
  }

  @ParameterizedTest
  @CsvSource({
    "seeds, immature_plant, seeds, EA",
    "clone, immature_plant, clones, EA",
    "flower, harvest_materials, flower, GM",
    "nonsolvent_based_concentrate, intermediate_product, non-solvent_based_concentrate, GM",
    "CO2_concentrate, intermediate_product, co2_concentrate, GM",
    "usable_marijuana, end_product, usable_marijuana, EA",
    "suppositories, end_product, suppository, EA",
    "waste, waste, waste, GM"
  })
  void takesUnitAndCategoryFromTheClass(
      String sent, String type, String productClass, String unit) {
    ProductType made = row(farm.run(declare("Any", type, sent)).serial());
    assertThat(made.type()).isEqualTo(type);
    assertThat(made.intermediateType()).isEqualTo(productClass);
    assertThat(made.uom()).hasToString(unit);
  }

  @Test
  void saysAllThatIsMissing() {
    var asked = farm.run(declare(" ", null, ""));
    assertThat(asked.reasons()).containsExactlyInAnyOrder("NAME_MISSING", "CLASS_MISSING");
    assertThat(asked.texts("intermediate_type"))
        .containsExactly("The intermediate type field is required.");
  }

  @Test
  void refusesWhatIsUnknownOrTooLong() {
    String longName = "x".repeat(ProductType.NAME_LENGTH_MAX + 1);
    assertThat(farm.run(declare(longName, null, "marijuana")).reasons())
        .containsExactlyInAnyOrder("NAME_TOO_LONG", "CLASS_UNKNOWN");
    assertThat(farm.run(declare("Any", "end_product", "flower")).reasons())
        .containsExactly("TYPE_NOT_OF_CLASS");
  }

  @Test
  void refusesAnothersStrainAndANegativeWeight() {
    var asked =
        new DeclareProductType(
            Farm.RULES,
            "Any",
            null,
            "seeds",
            Amount.parse("-1"),
            farm.neighbour().strain(),
            "e".repeat(256),
            Stated.NONE);
    assertThat(farm.run(asked).reasons())
        .containsExactlyInAnyOrder(
            "UNIT_WEIGHT_NEGATIVE", "STRAIN_UNKNOWN", "EXTERNAL_ID_TOO_LONG");
  }

  @Test
  void countsAZeroWeightAndOneForGramsAsNone() {
    assertThat(row(farm.type("Jar", "usable_marijuana", "0")).unitWeight()).isNull();
    assertThat(row(farm.type("Bin", "flower", "3")).unitWeight()).isNull();
    assertThat(row(farm.type("Jar", "usable_marijuana", "3.5")).unitWeight())
        .isEqualTo(Amount.parse("3.5"));
  }

  @Test
  void changesOnlyWhatIsStated() {
    long jar = farm.type("Jar", "usable_marijuana", "3.5");
    farm.run(
        new ChangeProductType(Farm.RULES, jar, "Tin", null, null, null, null, "x1", Stated.NONE));
    assertThat(row(jar).name()).isEqualTo("Tin");
    assertThat(row(jar).externalId()).isEqualTo("x1");
    assertThat(row(jar).unitWeight()).isEqualTo(Amount.parse("3.5"));
    var again =
        farm.run(
            new ChangeProductType(
                Farm.RULES, jar, "Tin", null, null, null, null, "x1", Stated.NONE));
    assertThat(again.events()).isEmpty();
  }

  @Test
  void neverChangesTheUnitNorMakesWaste() {
    long jar = farm.type("Jar", "usable_marijuana", null);
    assertThat(farm.run(change(jar, "flower", null)).reasons())
        .containsExactly("UNIT_WOULD_CHANGE");
    long bin = farm.type("Bin", "flower", null);
    assertThat(farm.run(change(bin, "waste", null)).reasons()).containsExactly("WASTE_STAYS_WASTE");
    assertThat(farm.run(change(bin, "nothing", null)).reasons()).containsExactly("CLASS_UNKNOWN");
    assertThat(farm.run(change(bin, "flower_lots", null)).isAccepted()).isTrue();
  }

  @Test
  void keepsTheKnownWeightOfUnitsInStock() {
    long jar = farm.type("Jar", "usable_marijuana", null);
    farm.lot(jar, "4");
    assertThat(farm.run(change(jar, null, "1")).isAccepted()).isTrue();
    assertThat(farm.run(change(jar, null, "1.0000")).isAccepted()).isTrue();
    assertThat(farm.run(change(jar, null, "10")).reasons()).containsExactly("UNIT_WEIGHT_IN_USE");
    assertThat(farm.run(change(jar, null, "-1")).reasons()).containsExactly("UNIT_WEIGHT_NEGATIVE");
  }

  @Test
  void isWithdrawnOnlyOutOfStock() {
    long jar = farm.type("Jar", "usable_marijuana", null);
    long lot = farm.lot(jar, "4");
    assertThat(farm.run(new WithdrawProductType(jar)).reasons()).containsExactly("IN_STOCK");
    farm.run(new DeleteLot(lot));
    assertThat(farm.run(new WithdrawProductType(jar)).isAccepted()).isTrue();
    assertThat(farm.run(new WithdrawProductType(jar)).events()).isEmpty();
    assertThat(farm.run(farm.declare(jar, "1")).reasons()).containsExactly("PRODUCT_TYPE_UNKNOWN");
    assertThat(farm.run(change(jar, null, null)).reasons()).containsExactly("PRODUCT_TYPE_UNKNOWN");
  }

  @Test
  void belongsToOneLicensee() {
    long others = farm.neighbour().type("Jar", "usable_marijuana", null);
    assertThat(farm.run(new WithdrawProductType(others)).reasons())
        .containsExactly("PRODUCT_TYPE_UNKNOWN");
    assertThat(farm.run(change(others, null, "2")).reasons())
        .containsExactly("PRODUCT_TYPE_UNKNOWN");
  }
}
