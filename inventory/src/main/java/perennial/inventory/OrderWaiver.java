package perennial.inventory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import perennial.licensing.Licensing;
import perennial.licensing.Objections;
import perennial.licensing.Officials;
import perennial.rulebook.RulePack;

/**
 * An official orders that goods may leave without a lab result. It waives nothing until another
 * official grants it.
 *
 * @param kind null when the word was none
 * @param scope null when the text was none
 * @param concerned the owner of the lot or the licensee that the scope names, found beforehand;
 *     null for a class, and for what does not exist
 * @param lotsMax of each licensee, how many lots may leave under it
 */
public record OrderWaiver(
    @Nullable WaiverKind kind,
    @Nullable WaiverScope scope,
    @Nullable LicenseeId concerned,
    String reason,
    long lotsMax,
    Instant endsAt,
    RulePack rules)
    implements Command {

  /** Why a waiver is not ordered. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    KIND_UNKNOWN,
    SCOPE_UNKNOWN,
    REASON_MISSING,
    REASON_TOO_LONG,
    COUNT_OUT_OF_RANGE,
    END_OUT_OF_RANGE
  }

  @Override
  public String act() {
    return "waiver.order";
  }

  @Override
  public Set<LicenseeId> parties() {
    return concerned == null ? Set.of() : Set.of(concerned);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    if (concerned != null) {
      prefetch.row(Licensing.LICENSEE, concerned);
      if (scope instanceof WaiverScope.OfLot(long lot)) {
        prefetch.row(Inventory.LOT, concerned, lot);
      }
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Instant now = deciding.moments().recordedAt();
    Instant end = endsAt.truncatedTo(ChronoUnit.MICROS);
    var objections =
        new Objections()
            .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
            .addIf(
                kind == null,
                "kind",
                Reason.KIND_UNKNOWN,
                "A waiver is of the kind " + WaiverKind.words() + ".")
            .addIf(
                !isScopeKnown(deciding, now),
                "scope",
                Reason.SCOPE_UNKNOWN,
                "There is no such lot, licensee or product class.")
            .require("reason", reason, Reason.REASON_MISSING)
            .atMost("reason", reason, Waiver.REASON_MAX, Reason.REASON_TOO_LONG)
            .addIf(
                lotsMax < 1 || lotsMax > Waiver.LOTS_MAX,
                "lots",
                Reason.COUNT_OUT_OF_RANGE,
                "A waiver is for 1 to %d lots of each licensee.".formatted(Waiver.LOTS_MAX))
            .addIf(
                !end.isAfter(now) || end.isAfter(now.plus(Waiver.LIFE_MAX)),
                "end",
                Reason.END_OUT_OF_RANGE,
                "A waiver ends after now and within %d days.".formatted(Waiver.LIFE_MAX.toDays()));
    if (!objections.isEmpty() || kind == null || scope == null) {
      return objections.refused();
    }
    ObjectRef waiver = deciding.minter().mint(Inventory.WAIVER_KIND);
    return Outcome.made(
        waiver,
        List.of(
            new WaiverOrdered(
                waiver.serial(), kind, scope.toString(), reason.strip(), lotsMax, end)));
  }

  private boolean isScopeKnown(Deciding deciding, Instant now) {
    return switch (scope) {
      case null -> false;
      case WaiverScope.OfClass(String name) ->
          rules
              .findInForce(now)
              .flatMap(set -> set.findProductClass(name))
              .filter(found -> found.key().equals(name))
              .isPresent();
      case WaiverScope.OfLicensee(LicenseeId id) ->
          id.equals(concerned) && deciding.state().find(Licensing.LICENSEE, id) != null;
      case WaiverScope.OfLot(long lot) -> {
        Lot found = concerned == null ? null : deciding.state().find(Inventory.LOT, concerned, lot);
        yield found != null && !found.isDeleted();
      }
    };
  }
}
