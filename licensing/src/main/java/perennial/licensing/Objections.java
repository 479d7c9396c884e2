package perennial.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;

/**
 * Collects every reason against one act, so that its reporter is told all at once. The texts of the
 * plain checks are those that LeafData's clients know.
 */
public final class Objections {
  /** Names of areas, strains and product types; what the old system's columns held. */
  public static final int NAME_MAX = 255;

  /** A client's own id. The old system's was 40; longer ones of newer clients do no harm. */
  public static final int EXTERNAL_ID_MAX = 255;

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private final List<Refusal> reasons = new ArrayList<>();

  public Objections add(String field, Refusal.Reason reason, String text) {
    reasons.add(Refusal.of(field, reason, text));
    return this;
  }

  public Objections addIf(boolean isWrong, String field, Refusal.Reason reason, String text) {
    return isWrong ? add(field, reason, text) : this;
  }

  public Objections addAll(List<Refusal> more) {
    reasons.addAll(more);
    return this;
  }

  /** A field that must be there; blank text counts as absent. */
  public Objections require(String field, @Nullable Object value, Refusal.Reason reason) {
    boolean isAbsent = value == null || (value instanceof String text && text.isBlank());
    return addIf(isAbsent, field, reason, "The " + words(field) + " field is required.");
  }

  /** A text that must not be longer; absent text is not. */
  public Objections atMost(
      String field, @Nullable String value, int length, Refusal.Reason reason) {
    return addIf(
        value != null && value.length() > length,
        field,
        reason,
        "The " + words(field) + " may not be greater than " + length + " characters.");
  }

  /**
   * An address for mail. Only mail itself tells a good one; this finds what was typed in its place.
   */
  Objections email(String field, String value, Refusal.Reason reason) {
    return addIf(
        !value.isBlank() && !EMAIL.matcher(value).matches(),
        field,
        reason,
        "The " + words(field) + " must be a valid email address.");
  }

  /** A reference that is not to one of the actor's own objects as they are now. */
  public Objections invalid(String field, Refusal.Reason reason) {
    return add(field, reason, "The selected " + words(field) + " is invalid.");
  }

  /**
   * A reference that must be there and good.
   *
   * @param stated what was sent, null when nothing was
   * @param found whether it is good
   */
  public Objections reference(
      String field, @Nullable Object stated, boolean found, Refusal.Reason reason) {
    if (stated == null) {
      return require(field, null, reason);
    }
    return found ? this : invalid(field, reason);
  }

  public boolean isEmpty() {
    return reasons.isEmpty();
  }

  public List<Refusal> reasons() {
    return List.copyOf(reasons);
  }

  /** The refusal with all that was collected. */
  public Decision<Outcome> refused() {
    return Outcome.refused(reasons);
  }

  private static String words(String field) {
    return field.replace('_', ' ');
  }
}
