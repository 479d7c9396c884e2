package perennial.cultivation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Weights of a harvest as they are stated: grams, not negative, to the hundredth (the text is the
 * old system's, word for word).
 */
public final class Measurement {
  /** The hundredth of a gram. */
  public static final int DECIMALS = 2;

  /** A thousand tonnes, above any harvest; the old system took 1e11 from broken clients. */
  public static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

  public static final String TO_THE_HUNDREDTH =
      "Measurements for weight based product will be communicated to and displayed to the"
          + " hundredth.";

  private Measurement() {}

  /** Adds what is wrong with a weight, if anything is. */
  public static void check(
      Objections objections, String field, @Nullable BigDecimal stated, Refusal.Reason reason) {
    String words = "The " + field.replace('_', ' ');
    if (stated == null) {
      objections.require(field, null, reason);
    } else if (stated.signum() < 0) {
      objections.add(field, reason, words + " must be at least 0.");
    } else if (stated.compareTo(MAX) > 0) {
      objections.add(field, reason, words + " may not be greater than " + MAX + ".");
    } else if (stated.stripTrailingZeros().scale() > DECIMALS) {
      objections.add(field, reason, TO_THE_HUNDREDTH);
    }
  }

  /** A weight that was checked. */
  public static Amount grams(BigDecimal checked) {
    return Amount.of(checked.stripTrailingZeros());
  }
}
