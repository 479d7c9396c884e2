package perennial.licensing;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.LicenseeRegistered;
import perennial.rulebook.LicenseType;
import perennial.rulebook.RulePack;

/**
 * Enters a license, by an official. No test, placeholder or duplicate licensee can be made: the
 * code must be one that the state issues for the type (a letter and six digits, for laboratories L
 * and one to six digits), and no other licensee may hold it. In a sandbox the training codes of the
 * old system pass too.
 *
 * @param licensee a fresh serial of {@link Licensing#LICENSEE_KIND}, which becomes the licensee's
 *     number
 * @param type LeafData's word, such as {@code cultivator_production}
 * @param isSandbox whether training codes pass
 */
public record RegisterLicensee(
    LicenseeId licensee,
    String code,
    String type,
    Business business,
    RulePack rules,
    boolean isSandbox)
    implements Command {

  /** Why a license is not entered. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    TYPE_UNKNOWN,
    CODE_NOT_OF_TYPE,
    CODE_TAKEN,
    NUMBER_TAKEN,
    NAME_MISSING,
    NAME_TOO_LONG,
    EXTERNAL_ID_TOO_LONG,
    ENDORSEMENT_NOT_OF_TYPE
  }

  /** A code as codes are compared: upper case, without blanks around it. */
  public static String normalized(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }

  @Override
  public String act() {
    return "licensee.register";
  }

  @Override
  public Set<LicenseeId> founds() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Claim.prefetch(normalized(code), prefetch);
    prefetch.row(Licensing.LICENSEE, licensee);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .addAll(objections(deciding, null).reasons());
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    return Outcome.made(ref(), List.of(event()));
  }

  ObjectRef ref() {
    return new ObjectRef(Licensing.LICENSEE_KIND, licensee.value());
  }

  LicenseeRegistered event() {
    return new LicenseeRegistered(licensee, normalized(code), type, business);
  }

  Claim claim(Deciding deciding, @Nullable LicenseeId former) {
    return new Claim(normalized(code), licensee, deciding.moments().occurredAt(), former);
  }

  /**
   * What is wrong with the registration, whoever asks for it.
   *
   * @param former see {@link Claim}
   */
  Objections objections(Deciding deciding, @Nullable LicenseeId former) {
    Optional<LicenseType> found =
        rules
            .findInForce(deciding.moments().recordedAt())
            .flatMap(set -> set.findLicenseType(type));
    return new Objections()
        .addIf(
            found.isEmpty(),
            "type",
            Reason.TYPE_UNKNOWN,
            typesInForce(rules, deciding.moments().recordedAt()))
        .addIf(
            found.isPresent() && !isCodeOf(found.get(), normalized(code), isSandbox),
            "code",
            Reason.CODE_NOT_OF_TYPE,
            found.map(RegisterLicensee::formOfCodes).orElse(""))
        .addIf(
            claim(deciding, former).isTaken(deciding.state()),
            "code",
            Reason.CODE_TAKEN,
            "The code has already been taken.")
        .addIf(
            deciding.state().find(Licensing.LICENSEE, licensee) != null,
            "global_id",
            Reason.NUMBER_TAKEN,
            "The number has already been taken.")
        .addIf(
            found.isPresent()
                && business.medicalEndorsement()
                && !found.get().endorsements().contains(Permitted.MEDICAL),
            "medical_endorsement",
            Reason.ENDORSEMENT_NOT_OF_TYPE,
            "A license of this type carries no medical endorsement.")
        .require("name", business.name(), Reason.NAME_MISSING)
        .atMost("name", business.name(), Objections.NAME_MAX, Reason.NAME_TOO_LONG)
        .atMost(
            "external_id",
            business.externalId(),
            Objections.EXTERNAL_ID_MAX,
            Reason.EXTERNAL_ID_TOO_LONG);
  }

  /** What is said of a type that there is not. */
  static String typesInForce(RulePack rules, Instant now) {
    return rules
        .findInForce(now)
        .map(set -> set.licenseTypes().stream().map(LicenseType::key).collect(joining(", ")))
        .map("There is no license type of this name in force; there are "::concat)
        .orElse("No license types are in force.");
  }

  /** What is said of a code that {@link #isCodeOf} denies. */
  static String formOfCodes(LicenseType type) {
    return "The code is not one that the state issues for this license type; its codes look like "
        + type.codes()
        + ".";
  }

  /** Whether the state issues such a code for licenses of the type. */
  static boolean isCodeOf(LicenseType type, String code, boolean isSandbox) {
    return type.allowsCode(code) || (isSandbox && type.trainingCodes().contains(code));
  }
}
