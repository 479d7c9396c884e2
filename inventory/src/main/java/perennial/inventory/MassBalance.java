package perennial.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Refusal;
import perennial.kernel.Unit;
import perennial.licensing.Objections;

/**
 * The rule that a conversion makes no cannabis: what comes out, and the waste, weigh at most what
 * went in (design.md 10; one gram does not become ten thousand jars).
 *
 * <p>Goods in grams weigh what they are. Single things weigh by the unit weight of their product
 * type. Things without one are compared by their number, where both sides are things. Infused goods
 * hold other matter too, so that more of them than of cannabis is no wonder; but no cannabis comes
 * back out of them. How much cannabis is in them is their maker's word, so a rule says what becomes
 * of a conversion in which it grows ({@link StockRules}).
 *
 * @param waste grams
 */
record MassBalance(List<Input> inputs, ProductType output, Amount quantity, Amount waste) {

  /** Why masses do not balance. */
  enum Reason implements Refusal.Reason {
    MASS_CREATED,
    THINGS_CREATED,
    UNIT_WEIGHT_MISSING,
    CANNABIS_OUT_OF_INFUSED
  }

  /** A portion of a lot, and what it is of. */
  record Input(ProductType type, Amount quantity) {
    @Nullable Amount grams() {
      return type.grams(quantity);
    }

    @Nullable BigDecimal cannabis() {
      return type.cannabisIn(quantity);
    }
  }

  /** Grams of cannabis that went in as far as that is known, or null when nothing is. */
  @Nullable Amount massIn() {
    return inputs.stream()
        .map(Input::cannabis)
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add)
        .map(MassBalance::amount)
        .orElse(null);
  }

  /** Grams of cannabis in what comes out, or null when that is not known. */
  @Nullable Amount massOut() {
    BigDecimal grams = output.cannabisIn(quantity);
    return grams == null ? null : amount(grams);
  }

  /** Null where it is more than any amount is. */
  private static @Nullable Amount amount(BigDecimal grams) {
    BigDecimal rounded = grams.setScale(Amount.DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.precision() - rounded.scale() > Amount.INTEGER_DIGITS_MAX
        ? null
        : Amount.of(rounded);
  }

  void require(Objections objections) {
    List<Input> infused = inputs.stream().filter(input -> input.type().infused()).toList();
    if (output.infused()) {
      // Where plain cannabis is added, other matter may be too; else nothing is.
      if (infused.size() == inputs.size()) {
        atMostIn(objections);
      }
    } else if (!infused.isEmpty()) {
      objections.add(
          "inventory_type_id",
          Reason.CANNABIS_OUT_OF_INFUSED,
          "%s is infused, so %s cannot be made of it."
              .formatted(infused.getFirst().type().name(), output.name()));
    } else {
      atMostIn(objections);
    }
  }

  private void atMostIn(Objections objections) {
    Amount out = output.grams(quantity);
    List<Input> unweighed = inputs.stream().filter(input -> input.grams() == null).toList();
    if (out != null && unweighed.isEmpty()) {
      Amount in = total(inputs);
      objections.addIf(
          out.plus(waste).compareTo(in) > 0,
          "qty",
          Reason.MASS_CREATED,
          "The output of %s gm and the waste of %s gm may not be more than the input of %s gm."
              .formatted(out, waste, in));
    } else if (isOfThings()) {
      Amount in = Amount.ZERO;
      for (Input input : inputs) {
        in = in.plus(input.quantity());
      }
      objections.addIf(
          quantity.compareTo(in) > 0,
          "qty",
          Reason.THINGS_CREATED,
          "Without weight_per_unit_in_grams of every inventory type, the output of %s ea may not"
                  .formatted(quantity)
              + " be more than the input of %s ea.".formatted(in));
    } else {
      weightIsMissing(objections, unweighed);
    }
  }

  private boolean isOfThings() {
    return output.uom() == Unit.EA
        && inputs.stream().allMatch(input -> input.type().uom() == Unit.EA);
  }

  private void weightIsMissing(Objections objections, List<Input> unweighed) {
    var names = new ArrayList<String>();
    unweighed.forEach(input -> names.add(input.type().name()));
    if (output.grams(quantity) == null) {
      names.add(output.name());
    }
    objections.add(
        "inventory_type_id",
        Reason.UNIT_WEIGHT_MISSING,
        "The inventory type %s needs a weight_per_unit_in_grams: grams and ea cannot be balanced"
                .formatted(String.join(", ", names.stream().distinct().toList()))
            + " without it.");
  }

  private static Amount total(List<Input> inputs) {
    Amount sum = Amount.ZERO;
    for (Input input : inputs) {
      Amount grams = input.grams();
      sum = grams == null ? sum : sum.plus(grams);
    }
    return sum;
  }
}
