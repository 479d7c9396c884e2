package perennial.rulebook.basis;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Local dates of the jurisdiction between which a rule is in force: from the first, included, to
 * the last, excluded. A rule without an end stays in force until a later version closes it.
 *
 * @param from first day in force
 * @param to first day no longer in force; null while no end is known
 */
public record EffectiveDates(LocalDate from, @Nullable LocalDate to) {

  public EffectiveDates {
    if (to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("in force from " + from + " to " + to + ": never");
    }
  }

  /** In force on that day. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  /** At least one day lies in both ranges. */
  public boolean overlaps(EffectiveDates other) {
    return (other.to == null || from.isBefore(other.to)) && (to == null || other.from.isBefore(to));
  }

  @Override
  public String toString() {
    return to == null ? "from " + from : from + " to " + to;
  }
}
