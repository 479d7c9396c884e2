package perennial.licensing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.LicenseEvent.LicenseOrderFiled;

/**
 * Orders an act that another official must approve. It must be one that could be done now; whether
 * it can be done is asked again when it is approved. The licensee is given notice.
 */
public record OrderAct(Consequential ordered, String reason) implements Command {
  /** How long an order waits. A week has every official's working days in it. */
  public static final Duration LIFE = Duration.ofDays(7);

  @Override
  public String act() {
    return ordered.act() + ".order";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Stream.concat(Stream.of(ordered.licensee()), ordered.others().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, ordered.licensee(), prefetch);
    ordered.prefetch(prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections = new Objections();
    OnLicense.requireReason(objections, reason);
    if (ordered.decide(deciding) instanceof Decision.Refused<Outcome>(var reasons)) {
      objections.addAll(reasons);
    }
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    ObjectRef order = deciding.minter().mint(Licensing.ORDER_KIND);
    return Outcome.made(
        order,
        List.of(
            new LicenseOrderFiled(
                order.serial(),
                ordered.licensee(),
                ordered.act(),
                ordered.terms(),
                reason,
                deciding.moments().recordedAt().plus(LIFE))));
  }
}
