package perennial.licensing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command.Deciding;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.licensing.LicenseEvent.LicenseRevoked;

/**
 * Takes a license away for good. Its keys are bound by that from the next call on; whether anybody
 * gets a new one, and that disposal and returns stay open, the rules say.
 *
 * @param since null for the time of the approval
 */
public record RevokeLicense(LicenseeId licensee, String reason, @Nullable Instant since)
    implements Consequential {
  static final String ACT = "license.revoke";

  @Override
  public String act() {
    return ACT;
  }

  @Override
  public Set<LicenseeId> others() {
    return Set.of();
  }

  @Override
  public Stated terms() {
    return Stated.of(withSince(new LinkedHashMap<>(), since));
  }

  /** Times in terms are text. */
  static Map<String, String> withSince(Map<String, String> terms, @Nullable Instant since) {
    if (since != null) {
      terms.put("since", since.toString());
    }
    return terms;
  }

  @Override
  public void prefetch(Prefetch prefetch) {
    // What every order reads is all.
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    Objections objections = on.objections();
    return objections.isEmpty()
        ? Outcome.accepted(on.subject(), List.of(new LicenseRevoked(licensee, reason, on.from())))
        : objections.refused();
  }
}
