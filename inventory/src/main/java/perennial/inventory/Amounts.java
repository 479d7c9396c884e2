package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Refusal;
import perennial.kernel.Unit;
import perennial.licensing.Objections;

/** What is asked of every stated amount, in the texts that clients know. */
final class Amounts {
  private Amounts() {}

  /** An amount of which there must be some. */
  static void requirePositive(
      Objections objections,
      String field,
      @Nullable Amount amount,
      @Nullable Unit unit,
      Refusal.Reason reason) {
    objections.addIf(
        amount != null && !amount.isPositive(),
        field,
        reason,
        "The " + words(field) + " must be greater than 0.");
    requireMeasurable(objections, field, amount, unit, reason);
  }

  /** An amount that may be zero. */
  static void requireNotNegative(
      Objections objections,
      String field,
      @Nullable Amount amount,
      @Nullable Unit unit,
      Refusal.Reason reason) {
    objections.addIf(
        amount != null && amount.isNegative(),
        field,
        reason,
        "The " + words(field) + " must be at least 0.");
    requireMeasurable(objections, field, amount, unit, reason);
  }

  /** An amount that its unit can have: single things are counted whole. */
  static void requireMeasurable(
      Objections objections,
      String field,
      @Nullable Amount amount,
      @Nullable Unit unit,
      Refusal.Reason reason) {
    objections.require(field, amount, reason);
    objections.addIf(
        amount != null && unit == Unit.EA && !amount.isWhole(),
        field,
        reason,
        "The " + words(field) + " must be an integer, for it counts ea.");
  }

  private static String words(String field) {
    return field.replace('_', ' ');
  }
}
