package perennial.licensing;

import java.util.LinkedHashMap;
import perennial.journal.Outcome;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** What is personal of a user; it is sealed, and stands in no fact. */
public record PersonalFacts(String firstName, String lastName, String email) {

  /** Why it cannot be taken. */
  public enum Reason implements Refusal.Reason {
    EMAIL_MISSING,
    EMAIL_MALFORMED,
    TEXT_TOO_LONG
  }

  void objections(Objections objections, String externalId) {
    objections
        .require(RegisterUser.EMAIL, email, Reason.EMAIL_MISSING)
        .email(RegisterUser.EMAIL, email, Reason.EMAIL_MALFORMED)
        .atMost(RegisterUser.EMAIL, email, Objections.NAME_MAX, Reason.TEXT_TOO_LONG)
        .atMost(RegisterUser.FIRST_NAME, firstName, Objections.NAME_MAX, Reason.TEXT_TOO_LONG)
        .atMost(RegisterUser.LAST_NAME, lastName, Objections.NAME_MAX, Reason.TEXT_TOO_LONG)
        .atMost("external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.TEXT_TOO_LONG);
  }

  Outcome.Personal personal(ObjectRef user) {
    var fields = new LinkedHashMap<String, String>();
    fields.put(RegisterUser.FIRST_NAME, firstName);
    fields.put(RegisterUser.LAST_NAME, lastName);
    fields.put(RegisterUser.EMAIL, email);
    return new Outcome.Personal(user, Stated.of(fields));
  }

  /** Shows nothing of the person: it must not reach a log. */
  @Override
  public String toString() {
    return "PersonalFacts";
  }
}
