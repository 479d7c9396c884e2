package perennial.leafdata.inventory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Unit;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;

/** Reads amounts and units. */
final class Quantities {
  private Quantities() {}

  /** An amount that is not negative, or null when it is absent or was refused. */
  static @Nullable Amount amount(Fields fields, String field) {
    return fields
        .number(field, Need.OPTIONAL, NumberForm.QUANTITY)
        .map(number -> Amount.of(number))
        .orElse(null);
  }

  /** A signed amount. */
  static @Nullable Amount change(Fields fields, String field) {
    return fields
        .number(field, Need.OPTIONAL, NumberForm.QUANTITY_CHANGE)
        .map(number -> Amount.of(number))
        .orElse(null);
  }

  /** The unit, or null for any other word: clients send {@code g} and {@code eq}. */
  static @Nullable Unit unit(Fields fields, String field) {
    Optional<String> word = fields.text(field, Need.OPTIONAL);
    for (Unit unit : Unit.values()) {
      if (word.isPresent() && unit.wire().equalsIgnoreCase(word.get())) {
        return unit;
      }
    }
    return null;
  }
}
