package perennial.cultivation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.StrainDeclared;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;
import perennial.licensing.Owned;

/**
 * Declares a strain. Two of one name are two strains: whether the old system refused the second is
 * unknown, and its clients read the list afterwards either way.
 */
public record DeclareStrain(@Nullable String name, @Nullable String externalId) implements Command {

  /** Why a strain is not declared. */
  public enum Reason implements Refusal.Reason {
    NAME_MISSING,
    NAME_TOO_LONG,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "strain.declare";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections =
        new Objections()
            .require("name", name, Reason.NAME_MISSING)
            .atMost("name", name, Objections.NAME_MAX, Reason.NAME_TOO_LONG)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (!objections.isEmpty() || name == null) {
      return objections.refused();
    }
    ObjectRef strain = deciding.minter().mint(Cultivation.STRAIN_KIND);
    return Outcome.made(
        strain,
        List.of(
            new StrainDeclared(
                deciding.actor().licensee(),
                strain.serial(),
                deciding.actor().prefix(),
                name,
                externalId == null ? "" : externalId)));
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Cultivation.STRAIN, ref))
        .allMatch(strain -> strain != null && !strain.isWithdrawn());
  }
}
