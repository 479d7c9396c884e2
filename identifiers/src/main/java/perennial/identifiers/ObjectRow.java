package perennial.identifiers;

import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** An object's place in the registry: what it is, whose it is, and the prefix of its identifier. */
public record ObjectRow(Kind kind, long serial, LicenseeId licenseeId, String prefix) {
  public ObjectRef ref() {
    return new ObjectRef(kind, serial);
  }

  public GlobalId globalId() {
    return new GlobalId(prefix, ref());
  }
}
