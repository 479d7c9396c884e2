package perennial.identifiers;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import perennial.journal.State;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * Other names of objects: of which system a name is, and which object of one's own it means. A name
 * is unique within its system and kind, and stays with its object for ever, even one that was
 * deleted.
 */
public final class Aliases {
  public static final String LEAFDATA = "leafdata";
  public static final String BIOTRACK = "biotrack";
  public static final String CONTINGENCY = "contingency";

  /** In the order in which they are asked. */
  public static final List<String> SCHEMES = List.of(BIOTRACK, CONTINGENCY, LEAFDATA);

  /** The longest name kept; BioTrack's have 16 digits. */
  public static final int VALUE_MAX = 40;

  private static final Pattern BIOTRACK_FORM = Pattern.compile("[0-9]{16}");

  private Aliases() {}

  /** Sixteen digits are BioTrack's; other legacy names come of a time without any system. */
  public static String schemeOfLegacy(String value) {
    return isBioTrack(value) ? BIOTRACK : CONTINGENCY;
  }

  public static boolean isBioTrack(String value) {
    return BIOTRACK_FORM.matcher(value).matches();
  }

  /** Whether any object has this legacy name. */
  public static boolean isTaken(State state, Kind kind, String value) {
    return state.find(Identifiers.ALIAS, schemeOfLegacy(value), kind, value) != null;
  }

  /** The event by which an object gets a legacy name that is not taken. */
  public static Aliased legacy(LicenseeId owner, ObjectRef object, String value) {
    return new Aliased(
        new Alias(schemeOfLegacy(value), object.kind(), value, owner, object.serial()));
  }

  /** The keys of the rows that a name may have, one for each system. */
  public static List<List<Object>> keys(Kind kind, String value) {
    return SCHEMES.stream().map(scheme -> List.<Object>of(scheme, kind, value)).toList();
  }

  /** The licensee's own object of this name; null when it has none. */
  public static @Nullable ObjectRef resolve(
      State state, LicenseeId licensee, Kind kind, String value) {
    for (String scheme : SCHEMES) {
      Alias alias = state.find(Identifiers.ALIAS, scheme, kind, value);
      if (alias != null && alias.licenseeId().equals(licensee)) {
        return new ObjectRef(kind, alias.serial());
      }
    }
    return null;
  }
}
