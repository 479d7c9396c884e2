package perennial.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.licensing.LicenseEvent.LicenseCodePassedOn;

/**
 * That a license code is a licensee's from an instant on. It may have been another's before, whose
 * license changed its code or ended. The same number with other leading zeros is the same code.
 *
 * @param former the ended licensee that is still listed under the code, as the door found it: its
 *     row changes too, so the act names it; null where there is none
 */
record Claim(String code, LicenseeId by, Instant from, @Nullable LicenseeId former) {
  private static final Pattern NUMBERED = Pattern.compile("([A-Z]+)0*([1-9][0-9]*)");

  /** Where a code may have fewer digits, people write zeros before them, up to so many. */
  private static final int DIGITS_MAX = 6;

  static void prefetch(String code, Prefetch prefetch) {
    prefetch.list(Licensing.LICENSEE_OF_CODE, code);
    prefetch.list(Licensing.LICENSES_UNDER, code);
    twins(code).forEach(twin -> prefetch.list(Licensing.LICENSEE_OF_CODE, twin));
  }

  /** The code with more or fewer zeros before its number: to people it is the same one. */
  private static List<String> twins(String code) {
    Matcher parts = NUMBERED.matcher(code);
    if (!parts.matches()) {
      return List.of();
    }
    String number = parts.group(2);
    return IntStream.rangeClosed(0, DIGITS_MAX - number.length())
        .mapToObj(zeros -> parts.group(1) + "0".repeat(zeros) + number)
        .filter(twin -> !twin.equals(code))
        .toList();
  }

  static Set<LicenseeId> parties(@Nullable LicenseeId former) {
    return former == null ? Set.of() : Set.of(former);
  }

  boolean isTaken(State state) {
    boolean isListed =
        state.list(Licensing.LICENSEE_OF_CODE, code).stream()
            .anyMatch(other -> !other.licenseeId().equals(by) && !isFormer(other));
    return isListed
        || twins(code).stream().anyMatch(twin -> isHeld(state, twin))
        || state.list(Licensing.LICENSES_UNDER, code).stream().anyMatch(this::holdsLater);
  }

  private boolean isHeld(State state, String twin) {
    return state.list(Licensing.LICENSEE_OF_CODE, twin).stream()
        .anyMatch(other -> !other.licenseeId().equals(by) && !other.status().isEnded());
  }

  private boolean isFormer(Licensee other) {
    return other.status().isEnded() && other.licenseeId().equals(former);
  }

  private boolean holdsLater(License other) {
    return !other.licenseeId().equals(by)
        && other.recordedTo() == null
        && !other.status().isEnded()
        && (other.validTo() == null || other.validTo().isAfter(from));
  }

  /** What happens to who is listed under the code; nothing where nobody is. */
  List<LicenseCodePassedOn> passed(State state) {
    return state.list(Licensing.LICENSEE_OF_CODE, code).stream()
        .filter(other -> !other.licenseeId().equals(by))
        .map(other -> new LicenseCodePassedOn(other.licenseeId(), code, by))
        .toList();
  }
}
