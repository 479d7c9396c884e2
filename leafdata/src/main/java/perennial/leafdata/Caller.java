package perennial.leafdata;

import perennial.journal.Actor;
import perennial.kernel.LicenseeId;
import perennial.licensing.Licensee;
import perennial.licensing.Principal;

/** Who calls: an identified user acting for one licensee. */
public record Caller(Principal principal, long credentials) {
  public Actor actor() {
    return principal.actor();
  }

  public LicenseeId licensee() {
    return principal.actor().licensee();
  }

  public Licensee row() {
    return principal.licensee();
  }
}
