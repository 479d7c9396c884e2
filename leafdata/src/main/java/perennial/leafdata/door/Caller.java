package perennial.leafdata.door;

import perennial.journal.Actor;
import perennial.kernel.LicenseeId;
import perennial.licensing.Licensee;
import perennial.licensing.Principal;

/** Who calls: an identified user acting for one licensee. */
public record Caller(Principal principal) {
  public Actor actor() {
    return principal.actor(Ids.STATE);
  }

  public LicenseeId licensee() {
    return principal.licenseeId();
  }

  public Licensee row() {
    return principal.licensee();
  }

  /** Prints the identifiers of the caller's own objects. */
  public Ids ids() {
    return new Ids(row());
  }
}
