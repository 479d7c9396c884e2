package perennial.cultivation;

import perennial.kernel.Amount;

/** Grams of the two materials of a harvest; negative where it is a difference. */
public record Weights(Amount flower, Amount other) {
  public static final Weights ZERO = new Weights(Amount.ZERO, Amount.ZERO);

  public Weights plus(Weights more) {
    return new Weights(flower.plus(more.flower), other.plus(more.other));
  }

  public Weights minus(Weights less) {
    return new Weights(flower.minus(less.flower), other.minus(less.other));
  }

  public Amount sum() {
    return flower.plus(other);
  }

  public boolean isZero() {
    return flower.isZero() && other.isZero();
  }
}
