package perennial.licensing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.KeyIssued;

/**
 * Gives a user a key.
 *
 * @param digest of the key, as {@link KeyText#digest()} has it; the key itself never comes here
 */
public record IssueKey(long user, String digest) implements OpensLicensees {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** Why a key is not issued. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    USER_UNKNOWN,
    DIGEST_MALFORMED,
    DIGEST_TAKEN
  }

  /** A key is one user's for ever. */
  static void requireNew(Objections objections, State state, String digest) {
    objections
        .addIf(
            !DIGEST.matcher(digest).matches(),
            "digest",
            Reason.DIGEST_MALFORMED,
            "The digest is 64 hexadecimal digits.")
        .addIf(
            state.find(Licensing.API_KEY, digest, Dated.NOW) != null,
            "digest",
            Reason.DIGEST_TAKEN,
            "The key has already been issued.");
  }

  @Override
  public String act() {
    return "key.issue";
  }

  /** Whoever acts for nobody yet may be given a key first. */
  @Override
  public Set<LicenseeId> opened(Deciding deciding) {
    User person = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, user);
    return person == null ? Set.of() : Set.copyOf(person.licensees().ids());
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    User person = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, user);
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .reference("user_id", user, person != null, Reason.USER_UNKNOWN);
    requireNew(objections, deciding.state(), digest);
    if (!objections.isEmpty() || person == null) {
      return objections.refused();
    }
    return Outcome.accepted(person.ref(), List.of(new KeyIssued(user, digest)));
  }
}
