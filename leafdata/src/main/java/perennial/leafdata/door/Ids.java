package perennial.leafdata.door;

import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;

/**
 * Prints the identifiers of one licensee's objects, with the prefix that was fixed when each was
 * minted.
 */
public record Ids(Licensee owner) {
  /** What every identifier of this wire begins with: it is one state's. */
  static final String STATE = "WA";

  public String of(Kind kind, long serial) {
    var object = new ObjectRef(kind, serial);
    return new GlobalId(Minted.prefix(owner, object), object).toString();
  }

  public @Nullable String of(Kind kind, @Nullable Long serial) {
    return serial == null ? null : of(kind, serial.longValue());
  }

  /** The owner's own identifier. */
  public String licensee() {
    return ofState(owner.ref());
  }

  /** A user's identifier, or null for the registry's own acts. */
  public static @Nullable String user(long serial) {
    return serial == 0 ? null : ofState(new ObjectRef(Licensing.USER_KIND, serial));
  }

  /** A licensee's identifier. */
  public static String licensee(long licenseeId) {
    return ofState(new ObjectRef(Licensing.LICENSEE_KIND, licenseeId));
  }

  private static String ofState(ObjectRef object) {
    return new GlobalId(GlobalId.STATE_PREFIX, object).toString();
  }
}
