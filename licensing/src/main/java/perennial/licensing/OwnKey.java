package perennial.licensing;

import org.jspecify.annotations.Nullable;
import perennial.journal.Command.Deciding;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/**
 * Whose a key is to rotate and to end: its holder's, who calls with it, and the administrators' of
 * the licensee that alone it opens.
 *
 * @param presented the digest of the key that the call came with
 */
record OwnKey(String digest, String presented) {

  /** Why a key is not an administrator's. */
  public enum Reason implements Refusal.Reason {
    KEY_UNKNOWN
  }

  @Nullable ApiKey find(Deciding deciding) {
    ApiKey key = deciding.state().find(Licensing.API_KEY, digest, Dated.NOW);
    return key != null && isOwn(deciding, key) ? key : null;
  }

  boolean isPresented() {
    return digest.equals(presented);
  }

  private boolean isOwn(Deciding deciding, ApiKey key) {
    LicenseeId own = deciding.actor().licensee();
    if (isPresented()) {
      return key.userSerial() == deciding.actor().user();
    }
    User user = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, key.userSerial());
    return user != null && People.isOwn(own, user, key);
  }
}
