package perennial.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * How much cannabis is in one unit of infused goods, as far as their maker stated it. Of goods that
 * are cannabis alone their weight says it.
 */
final class CannabisContent {
  /** As LeafData names it; clients that state neither leave it unknown. */
  private static final String GRAMS = "total_marijuana_in_grams";

  private static final String MICROGRAMS = "total_marijuana_in_mcg";
  private static final int GRAMS_PER_MICROGRAM = -6;

  /** A text of a larger exponent is no weight, and computing with it would take a gigabyte. */
  private static final int EXPONENT_MAX = 40;

  private CannabisContent() {}

  /** Grams; null where it is not stated, is nothing, or the goods are not counted. */
  static @Nullable Amount of(boolean isInfused, Unit uom, Stated stated) {
    if (!isInfused || uom != Unit.EA) {
      return null;
    }
    Amount grams = read(stated.text(GRAMS, ""), 0);
    return grams == null ? read(stated.text(MICROGRAMS, ""), GRAMS_PER_MICROGRAM) : grams;
  }

  /** Clients send anything: what is no quantity is none. */
  private static @Nullable Amount read(String text, int power) {
    try {
      BigDecimal stated = new BigDecimal(text.strip());
      if (Math.abs((long) stated.scale()) > EXPONENT_MAX) {
        return null;
      }
      BigDecimal grams = stated.scaleByPowerOfTen(power);
      if ((long) grams.precision() - grams.scale() > Amount.INTEGER_DIGITS_MAX) {
        return null;
      }
      Amount amount = Amount.of(grams.setScale(Amount.DECIMALS, RoundingMode.HALF_UP));
      return amount.isPositive() ? amount : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
