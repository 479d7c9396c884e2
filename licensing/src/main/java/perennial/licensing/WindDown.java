package perennial.licensing;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command.Deciding;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.rulebook.RulePack;

/**
 * Closes a place: its license ends, unless it has ended before, and all that is left there is to be
 * destroyed and its open transfers called off. The order is carried out by acts that name it
 * ({@link UnderOrder}), since only the rooms above know goods (docs/adr/0033).
 *
 * @param ending null where the license has ended already
 * @param since null for the time of the approval
 */
public record WindDown(
    LicenseeId licensee,
    @Nullable Ending ending,
    String reason,
    RulePack rules,
    @Nullable Instant since)
    implements Consequential {
  public static final String ACT = "stock.wind-down";

  private static final String ENDING = "ending";

  /** How a license ends by the order. */
  public enum Ending {
    SURRENDER,
    REVOKE,
    EXPIRE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, for people. */
    public static String words() {
      return Arrays.stream(values()).map(Ending::word).collect(joining(" or "));
    }

    /** Reads the word; empty when it is none. */
    public static Optional<Ending> read(String word) {
      for (Ending each : values()) {
        if (each.word().equals(word)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /** Why stock is not wound down, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    LICENSE_IN_FORCE
  }

  static WindDown of(
      LicenseeId licensee, Consequential.Terms terms, String reason, RulePack rules) {
    return new WindDown(
        licensee, Ending.read(terms.text(ENDING)).orElse(null), reason, rules, terms.since());
  }

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
    var terms = new LinkedHashMap<String, String>();
    terms.put(ENDING, ending == null ? "" : ending.word());
    return Stated.of(RevokeLicense.withSince(terms, since));
  }

  @Override
  public void prefetch(Prefetch prefetch) {
    // What every order reads is all.
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    return switch (ending) {
      case SURRENDER -> new SurrenderLicense(licensee, since).decide(deciding);
      case REVOKE -> new RevokeLicense(licensee, reason, since).decide(deciding);
      case EXPIRE -> new ExpireLicense(licensee, rules.jurisdiction().zone()).decide(deciding);
      case null -> ofEnded(deciding);
    };
  }

  private Decision<Outcome> ofEnded(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    License license = on.license();
    var objections =
        new Objections()
            .addAll(Officials.mustAct(deciding, OnLicense.Reason.NOT_AN_OFFICIAL))
            .reference("global_id", licensee, license != null, OnLicense.Reason.LICENSEE_UNKNOWN)
            .addIf(
                license != null && !isOver(license.status()),
                "ending",
                Reason.LICENSE_IN_FORCE,
                "The license has not ended: say how it ends by this order.");
    return objections.isEmpty() ? Outcome.accepted(on.subject(), List.of()) : objections.refused();
  }

  /** A license that is only stopped keeps its stock; one that is over may be renewed until then. */
  static boolean isOver(LicenseStatus status) {
    return status == LicenseStatus.EXPIRED || status.isEnded();
  }
}
