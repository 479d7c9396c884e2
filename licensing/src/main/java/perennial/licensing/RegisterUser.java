package perennial.licensing;

import java.util.List;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.UserRegistered;

/**
 * Makes a person known to the registry. Name and e-mail are personal: sealed, and nowhere else.
 *
 * @param authLevel such as {@code admin}
 */
public record RegisterUser(
    String firstName, String lastName, String email, String authLevel, String externalId)
    implements Command {
  /** The names of the sealed fields. */
  public static final String FIRST_NAME = "first_name";

  public static final String LAST_NAME = "last_name";
  public static final String EMAIL = "email";

  /** Why a user is not registered, besides {@link PersonalFacts.Reason}. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    TEXT_TOO_LONG
  }

  @Override
  public String act() {
    return "user.register";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var facts = new PersonalFacts(firstName, lastName, email);
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .atMost("auth_level", authLevel, Objections.NAME_MAX, Reason.TEXT_TOO_LONG);
    facts.objections(objections, externalId);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    ObjectRef user = deciding.minter().mint(Licensing.USER_KIND);
    return new Decision.Accepted<>(
        new Outcome(
            List.of(new UserRegistered(user.serial(), authLevel, externalId)),
            user,
            List.of(user),
            facts.personal(user)));
  }
}
