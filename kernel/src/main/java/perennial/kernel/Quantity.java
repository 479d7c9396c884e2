package perennial.kernel;

/** An amount of one unit. Amounts of different units are never added. */
public record Quantity(Amount amount, Unit unit) {
  public Quantity {
    if (unit == Unit.EA && !amount.isWhole()) {
      throw new IllegalArgumentException("things are counted whole, not " + amount);
    }
  }

  public Quantity plus(Quantity other) {
    requireSameUnit(other);
    return new Quantity(amount.plus(other.amount), unit);
  }

  public Quantity minus(Quantity other) {
    requireSameUnit(other);
    return new Quantity(amount.minus(other.amount), unit);
  }

  private void requireSameUnit(Quantity other) {
    if (unit != other.unit) {
      throw new IllegalArgumentException("cannot add " + unit + " and " + other.unit);
    }
  }

  @Override
  public String toString() {
    return amount + " " + unit.wire();
  }
}
