package perennial.cultivation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.StrainChanged;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Changes;
import perennial.licensing.Objections;

/** Renames a strain. What is null stays as it is. */
public record ChangeStrain(
    @Nullable Long strain, @Nullable String name, @Nullable String externalId) implements Command {

  /** Why a strain is not changed. */
  public enum Reason implements Refusal.Reason {
    STRAIN_UNKNOWN,
    NAME_MISSING,
    NAME_TOO_LONG,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "strain.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (strain != null) {
      prefetch.row(Cultivation.STRAIN, actor.licensee(), strain);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Strain found = Strains.findUsable(deciding.state(), deciding.actor(), strain);
    var objections =
        new Objections()
            .reference("global_id", strain, found != null, Reason.STRAIN_UNKNOWN)
            .atMost("name", name, Objections.NAME_MAX, Reason.NAME_TOO_LONG)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (name != null) {
      objections.require("name", name, Reason.NAME_MISSING);
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    var change =
        new StrainChanged(
            found.licenseeId(),
            found.serial(),
            Changes.changed(name, found.name()),
            Changes.changed(externalId, found.externalId()));
    boolean isChanged = change.name() != null || change.externalId() != null;
    return Outcome.accepted(found.ref(), isChanged ? List.of(change) : List.of());
  }
}
