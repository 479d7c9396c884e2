package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.cultivation.ChangeStrain;
import perennial.cultivation.DeclareStrain;
import perennial.identifiers.Alias;
import perennial.identifiers.Aliases;
import perennial.identifiers.Identifiers;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** Declaring, changing, splitting, adjusting and deleting lots. */
class LotTest {
  private final Farm farm = Farm.start();
  private final long grams = farm.type("Bin", "flower", null);
  private final long units = farm.type("Jar", "usable_marijuana", "1");

  private ChangeLot quantity(long lot, String qty, @Nullable Unit uom) {
    return new ChangeLot(
        lot,
        null,
        null,
        null,
        null,
        Amount.parse(qty),
        uom,
        null,
        null,
        null,
        null,
        null,
        Stated.NONE);
  }

  private ChangeLot about(
      long lot, @Nullable Long type, @Nullable Long area, @Nullable Long strain) {
    return new ChangeLot(
        lot, type, area, strain, null, null, null, null, null, null, null, null, Stated.NONE);
  }

  @Test
  void drawsADeclaredLotFromTheDeclaredAccount() {
    long lot = farm.lot(grams, "12.3456");
    assertThat(farm.available(lot)).isEqualTo("12.3456");
    assertThat(farm.sum(Account.DECLARED, Unit.GM)).isEqualTo("-12.3456");
    assertThat(farm.reasons(lot)).containsExactly("create");
    assertThat(farm.lotRow(lot).uom()).isEqualTo(Unit.GM);
  }

  @Test
  void acceptsAnEmptyLot() {
    long lot = farm.lot(units, "0");
    assertThat(farm.available(lot)).isEqualTo("0.0000");
    assertThat(farm.reasons(lot)).isEmpty();
  }

  @Test
  void saysAllThatIsWrongWithADeclaration() {
    var nothing =
        new DeclareLot(null, null, null, null, null, false, false, null, null, Stated.NONE);
    assertThat(farm.run(nothing).refusals())
        .extracting(refusal -> refusal.field())
        .containsExactlyInAnyOrder("batch_id", "area_id", "inventory_type_id", "qty");
    Farm other = farm.neighbour();
    var foreign =
        new DeclareLot(
            other.type("x", "flower", null),
            other.area(),
            other.strain(),
            other.productionBatch(),
            Amount.of(1),
            false,
            false,
            "e".repeat(256),
            "l".repeat(41),
            Stated.NONE);
    assertThat(farm.run(foreign).reasons())
        .containsExactlyInAnyOrder(
            "BATCH_UNKNOWN",
            "AREA_UNKNOWN",
            "PRODUCT_TYPE_UNKNOWN",
            "STRAIN_UNKNOWN",
            "EXTERNAL_ID_TOO_LONG",
            "LEGACY_ID_TOO_LONG");
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    assertThat(farm.run(farm.declare(units, "1.5")).reasons()).containsExactly("QTY_WRONG");
    assertThat(farm.run(farm.declare(grams, "-1")).reasons()).containsExactly("QTY_WRONG");
  }

  @Test
  void splitsWhatTheLotIsNow() {
    long lot = farm.lot(grams, "100");
    long other = farm.run(new DeclareStrain("Other", null)).serial();
    farm.run(new ChangeStrain(other, "Renamed", null));
    farm.run(about(lot, null, null, other));
    long part = farm.run(farm.split(lot, "40")).serial();
    assertThat(farm.available(lot)).isEqualTo("60.0000");
    assertThat(farm.available(part)).isEqualTo("40.0000");
    assertThat(farm.lotRow(part).strain()).isEqualTo(other);
    assertThat(farm.lotRow(part).batch()).isEqualTo(farm.lotRow(lot).batch());
    assertThat(farm.lotRow(part).testPath().toString()).isEqualTo(new TestLink(lot, 1).toString());
    assertThat(farm.lotRow(lot).portionsLeft()).isEqualTo(1);
    assertThat(farm.reasons(lot)).containsExactly("create", "split_from_inventory");
    assertThat(farm.reasons(part)).containsExactly("split_to_inventory");
  }

  @Test
  void splitsAllButNotMoreThanIsFree() {
    long lot = farm.lot(units, "10");
    farm.reserve(lot, "4");
    assertThat(farm.run(farm.split(lot, "7")).texts("qty"))
        .containsExactly("Only 6.0000 ea of this inventory are available.");
    assertThat(farm.run(farm.split(lot, "0")).reasons()).containsExactly("QTY_WRONG");
    assertThat(farm.run(farm.split(lot, "1.5")).reasons()).containsExactly("QTY_WRONG");
    assertThat(farm.run(farm.split(lot, "6")).isAccepted()).isTrue();
    assertThat(farm.available(lot)).isEqualTo("0.0000");
  }

  @Test
  void refusesToSplitAnothersLot() {
    Farm other = farm.neighbour();
    long lot = other.lot(other.type("x", "flower", null), "5");
    var asked =
        farm.run(new SplitLot(lot, other.area(), Amount.of(1), "e".repeat(256), Stated.NONE));
    assertThat(asked.reasons())
        .containsExactlyInAnyOrder("LOT_UNKNOWN", "AREA_UNKNOWN", "EXTERNAL_ID_TOO_LONG");
  }

  @Test
  void refusesToDivideWhatWasDividedTooOften() {
    long lot = farm.lot(grams, "1000");
    for (int i = 0; i < TestPath.CHAIN_LINKS_MAX; i++) {
      lot = farm.run(farm.split(lot, "500")).serial();
      long back = lot;
      farm.run(quantity(back, "1000", null));
    }
    assertThat(farm.run(farm.split(lot, "1")).reasons()).containsExactly("TOO_OFTEN_DIVIDED");
  }

  @Test
  void correctsAQuantityWithAnAdjustment() {
    long lot = farm.lot(units, "10");
    assertThat(farm.run(quantity(lot, "12", null)).isAccepted()).isTrue();
    assertThat(farm.run(quantity(lot, "7", Unit.EA)).isAccepted()).isTrue();
    assertThat(farm.run(quantity(lot, "7", null)).events()).isEmpty();
    assertThat(farm.available(lot)).isEqualTo("7.0000");
    assertThat(farm.reasons(lot)).containsExactly("create", "update", "update");
    assertThat(farm.sum(Account.DISCREPANCY, Unit.EA)).isEqualTo("3.0000");
  }

  @Test
  void keepsWhatWasPromisedAndItsUnit() {
    long lot = farm.lot(grams, "10");
    farm.reserve(lot, "4");
    assertThat(farm.run(quantity(lot, "10", Unit.EA)).isAccepted()).isTrue();
    assertThat(farm.run(quantity(lot, "8", Unit.EA)).reasons())
        .containsExactly("QTY_IN_OTHER_UNIT");
    assertThat(farm.run(quantity(lot, "3", null)).reasons())
        .containsExactly("NOT_SO_MUCH_AVAILABLE");
    assertThat(farm.run(quantity(lot, "4", null)).isAccepted()).isTrue();
    assertThat(farm.run(quantity(lot, "-1", null)).reasons()).contains("QTY_WRONG");
  }

  @Test
  void keepsUnitWasteAndMassWhenTheTypeChanges() {
    long lot = farm.lot(grams, "10");
    long waste = farm.type("Waste", "waste", null);
    assertThat(farm.run(about(lot, units, null, null)).reasons())
        .containsExactly("UNIT_WOULD_CHANGE");
    assertThat(farm.run(about(lot, waste, null, null)).reasons())
        .containsExactly("WASTE_STAYS_WASTE");
    assertThat(farm.run(about(lot, 999L, null, null)).reasons())
        .containsExactly("PRODUCT_TYPE_UNKNOWN");
    long jars = farm.lot(units, "10");
    long heavy = farm.type("Ounce", "usable_marijuana", "28");
    assertThat(farm.run(about(jars, heavy, null, null)).reasons())
        .containsExactly("MASS_WOULD_CHANGE");
    long same = farm.type("Other jar", "usable_marijuana", "1");
    assertThat(farm.run(about(jars, same, null, null)).isAccepted()).isTrue();
    assertThat(farm.lotRow(jars).productType()).isEqualTo(same);
  }

  @Test
  void saysAllThatIsWrongWithAChange() {
    var asked =
        new ChangeLot(
            null,
            null,
            999L,
            999L,
            999L,
            null,
            null,
            null,
            null,
            null,
            "e".repeat(256),
            "l".repeat(41),
            Stated.NONE);
    assertThat(farm.run(asked).reasons())
        .containsExactlyInAnyOrder(
            "LOT_UNKNOWN",
            "AREA_UNKNOWN",
            "STRAIN_UNKNOWN",
            "BATCH_UNKNOWN",
            "EXTERNAL_ID_TOO_LONG",
            "LEGACY_ID_TOO_LONG");
  }

  @Test
  void deletesWhatNobodyCountsOn() {
    long lot = farm.lot(grams, "10");
    assertThat(farm.run(new DeleteLot(lot)).isAccepted()).isTrue();
    assertThat(farm.run(new DeleteLot(lot)).events()).isEmpty();
    assertThat(farm.sum(Account.DISCREPANCY, Unit.GM)).isEqualTo("10.0000");
    assertThat(farm.run(farm.split(lot, "1")).reasons()).contains("LOT_UNKNOWN");
    long promised = farm.lot(grams, "10");
    farm.reserve(promised, "1");
    assertThat(farm.run(new DeleteLot(promised)).reasons()).containsExactly("LOT_IN_TRANSFER");
    assertThat(farm.run(new DeleteLot(999L)).reasons()).containsExactly("LOT_UNKNOWN");
  }

  @Test
  void standsUntilDeleted() {
    long lot = farm.lot(grams, "10");
    var made = java.util.List.of(farm.lotRow(lot).ref());
    var asked = farm.declare(grams, "10");
    assertThat(asked.stands(new Seen(farm.journal()), made)).isTrue();
    farm.run(new DeleteLot(lot));
    assertThat(asked.stands(new Seen(farm.journal()), made)).isFalse();
  }

  private DeclareLot initial(long batch, String legacyId, boolean isInitial) {
    return new DeclareLot(
        farm.type("Old", "flower", null),
        farm.area(),
        farm.strain(),
        batch,
        Amount.of(5),
        false,
        isInitial,
        null,
        legacyId,
        Stated.NONE);
  }

  @Test
  void theLegacyIdOfInitialInventoryIsAnotherNameOfTheLotForEver() {
    String old = "1234567887654321";
    long batch = farm.productionBatch();
    long lot = farm.run(initial(batch, old, true)).serial();

    assertThat(farm.journal().rows(Identifiers.ALIAS))
        .containsExactly(
            new Alias(Aliases.BIOTRACK, Inventory.LOT_KIND, old, farm.actor().licensee(), lot));
    assertThat(farm.run(initial(batch, old, true)).texts("legacy_id"))
        .containsExactly("The legacy id has already been taken.");
    assertThat(farm.run(initial(batch, "C1", true), initial(batch, "C1", true)).texts("legacy_id"))
        .as("within one call")
        .containsExactly("The legacy id has already been taken.");
    Farm neighbour = farm.neighbour();
    assertThat(
            neighbour
                .run(neighbour.declare(neighbour.type("Old", "flower", null), "1"))
                .isAccepted())
        .isTrue();
    farm.run(new DeleteLot(lot));
    assertThat(farm.run(initial(batch, old, true)).reasons())
        .as("it stays with the lot that was deleted")
        .containsExactly("LEGACY_ID_TAKEN");
    assertThat(farm.run(initial(batch, old, false)).isAccepted())
        .as("of other lots it is a remark")
        .isTrue();
    assertThat(farm.run(initial(batch, "9".repeat(Aliases.VALUE_MAX), true)).isAccepted()).isTrue();
    assertThat(farm.run(initial(batch, "9".repeat(Aliases.VALUE_MAX + 1), true)).reasons())
        .containsExactly("LEGACY_ID_TOO_LONG");
    assertThat(farm.journal().differences()).isEmpty();
  }
}
