package perennial.journal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Decision;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/**
 * An official erases what was sent and answered before a moment.
 *
 * @param licensee whose calls; null for everybody's
 * @param count how many there are
 */
public record EraseAttempts(
    @Nullable LicenseeId licensee, Instant before, long count, String reason, String authority)
    implements Command {

  /** Attempts are no objects, but an outcome has a subject. */
  private static final ObjectRef SUBJECT = new ObjectRef(new Kind("AT"), 1);

  @Override
  public String act() {
    return "attempts.erase";
  }

  @Override
  public Set<LicenseeId> parties() {
    return licensee == null ? Set.of() : Set.of(licensee);
  }

  @Override
  public Decision<Outcome> decide(Deciding d) {
    List<Refusal> faults = ErasePersonal.faults(reason, authority);
    if (!faults.isEmpty()) {
      return Outcome.refused(faults);
    }
    var event = new AttemptsErased(licensee, before, count, reason, authority);
    return Outcome.accepted(SUBJECT, List.of(event));
  }
}
