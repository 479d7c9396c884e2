package perennial.licensing;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command.Deciding;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.rulebook.RulePack;

/**
 * An act that one official orders and another approves. It is no command: only {@link ApproveOrder}
 * does it, on the state that the approval meets.
 */
public sealed interface Consequential
    permits ChangeLicenseCode, ChangeLicenseType, RevokeLicense, TransferOwnership, WindDown {

  /** Its name; the entry of its approval is named by it too. */
  String act();

  /** Whose license it is about. */
  LicenseeId licensee();

  /** Licensees that it names besides. */
  Set<LicenseeId> others();

  /** What it is done with, so that {@link #of} makes it again. */
  Stated terms();

  void prefetch(Prefetch prefetch);

  Decision<Outcome> decide(Deciding deciding);

  /**
   * The act of an order.
   *
   * @param former see {@link Claim}
   * @param isSandbox whether training codes pass
   */
  static Consequential of(
      LicenseOrder order, @Nullable LicenseeId former, RulePack rules, boolean isSandbox) {
    Terms terms = new Terms(order.terms());
    LicenseeId licensee = order.concerned();
    return switch (order.act()) {
      case RevokeLicense.ACT -> new RevokeLicense(licensee, order.reason(), terms.since());
      case TransferOwnership.ACT -> TransferOwnership.of(licensee, terms);
      case WindDown.ACT -> WindDown.of(licensee, terms, order.reason(), rules);
      case ChangeLicenseCode.ACT ->
          new ChangeLicenseCode(
              licensee, terms.text("code"), terms.since(), former, rules, isSandbox);
      case ChangeLicenseType.ACT -> ChangeLicenseType.of(licensee, terms, former, rules, isSandbox);
      default -> throw new IllegalStateException("no order is for " + order.act());
    };
  }

  /** Reads what an order states. */
  record Terms(Stated stated) {
    String text(String name) {
      return stated.text(name, "");
    }

    @Nullable Instant since() {
      return text("since").isEmpty() ? null : Instant.parse(text("since"));
    }
  }
}
