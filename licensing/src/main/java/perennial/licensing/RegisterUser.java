package perennial.licensing;

import java.util.LinkedHashMap;
import java.util.List;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
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

  /** Why a user is not registered. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    EMAIL_MISSING,
    EMAIL_MALFORMED,
    TEXT_TOO_LONG
  }

  @Override
  public String act() {
    return "user.register";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .require(EMAIL, email, Reason.EMAIL_MISSING)
            .email(EMAIL, email, Reason.EMAIL_MALFORMED)
            .atMost(EMAIL, email, Objections.NAME_MAX, Reason.TEXT_TOO_LONG)
            .atMost(FIRST_NAME, firstName, Objections.NAME_MAX, Reason.TEXT_TOO_LONG)
            .atMost(LAST_NAME, lastName, Objections.NAME_MAX, Reason.TEXT_TOO_LONG)
            .atMost("auth_level", authLevel, Objections.NAME_MAX, Reason.TEXT_TOO_LONG)
            .atMost("external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.TEXT_TOO_LONG);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    ObjectRef user = deciding.minter().mint(Licensing.USER_KIND);
    var fields = new LinkedHashMap<String, String>();
    fields.put(FIRST_NAME, firstName);
    fields.put(LAST_NAME, lastName);
    fields.put(EMAIL, email);
    return new Decision.Accepted<>(
        new Outcome(
            List.of(new UserRegistered(user.serial(), authLevel, externalId)),
            user,
            List.of(user),
            new Outcome.Personal(user, Stated.of(fields))));
  }
}
