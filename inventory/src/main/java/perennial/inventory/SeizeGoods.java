package perennial.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.Reader;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.Directory;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;
import perennial.licensing.Officials;

/**
 * An officer takes goods of a licensee's (WAC 314-55-210, not read). It is told when it has
 * happened: what was taken beyond the stock goes to unresolved and is listed, as with a report of
 * the licensee's own. The lot's adjustment of the reason {@code seizure} is the record of it, which
 * the licensee sees as any other: with the receipt's number and with who took it.
 *
 * @param owner the licensee whose goods they were, found beforehand, with the prefix of what its
 *     acts mint; null when the lot is not known
 * @param lot serial
 * @param qty what was taken, of the lot's unit
 * @param receipt number of the officer's receipt, under which the goods are found again
 * @param reason a sentence for the licensee
 * @param seizedAt null for now
 */
public record SeizeGoods(
    @Nullable Actor owner,
    long lot,
    @Nullable Amount qty,
    String receipt,
    String reason,
    @Nullable Instant seizedAt)
    implements Command {

  /** A sentence, or a paragraph of a warrant. */
  public static final int REASON_MAX = 1_000;

  /** Why nothing is recorded as seized, besides the reasons of an adjustment. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    LOT_UNKNOWN,
    QTY_WRONG,
    RECEIPT_MISSING,
    RECEIPT_TOO_LONG,
    REASON_MISSING,
    REASON_TOO_LONG
  }

  /**
   * What an officer states of a lot whose owner is looked up.
   *
   * @param id of the lot, as the officer reads it off a label
   * @param qty as stated; what is no quantity is refused
   * @param jurisdiction the prefix of the state's identifiers
   */
  public static SeizeGoods stated(
      Reader reader,
      String jurisdiction,
      String id,
      @Nullable BigDecimal qty,
      String receipt,
      String reason,
      @Nullable Instant seizedAt) {
    Optional<ObjectRef> lot =
        GlobalId.read(id)
            .map(GlobalId::object)
            .filter(each -> each.kind().equals(Inventory.LOT_KIND));
    return new SeizeGoods(
        lot.flatMap(each -> owner(reader, jurisdiction, each)).orElse(null),
        lot.map(ObjectRef::serial).orElse(0L),
        amount(qty),
        receipt,
        reason,
        seizedAt);
  }

  /** Null where it is no quantity: of too many digits. */
  private static @Nullable Amount amount(@Nullable BigDecimal stated) {
    try {
      return stated == null ? null : Amount.of(stated);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }

  private static Optional<Actor> owner(Reader reader, String jurisdiction, ObjectRef lot) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var found = reading.find(Identifiers.OBJECT, List.of(List.of(lot.kind(), lot.serial())));
    reading.go();
    List<LicenseeId> owners = found.get().values().stream().map(ObjectRow::licenseeId).toList();
    var licensees = Directory.ofIds(reading, owners);
    reading.go();
    return licensees.get().values().stream()
        .findFirst()
        .map(each -> new Actor(each.licenseeId(), 0, each.prefix(jurisdiction)));
  }

  @Override
  public String act() {
    return "lot.seize";
  }

  @Override
  public Set<LicenseeId> parties() {
    return owner == null ? Set.of() : Set.of(owner.licensee());
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return seizedAt == null || seizedAt.isAfter(receivedAt) ? receivedAt : seizedAt;
  }

  @Override
  public boolean isReport() {
    return true;
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    if (owner != null) {
      taken(actor, null).prefetch(owner, prefetch);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections =
        new Objections()
            .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
            .addIf(owner == null, "lot", Reason.LOT_UNKNOWN, "There is no such lot.")
            .addIf(
                qty == null || !qty.isPositive(),
                "qty",
                Reason.QTY_WRONG,
                "What was taken is more than 0.")
            .require("receipt", receipt, Reason.RECEIPT_MISSING)
            .atMost("receipt", receipt, Objections.EXTERNAL_ID_MAX, Reason.RECEIPT_TOO_LONG)
            .require("reason", reason, Reason.REASON_MISSING)
            .atMost("reason", reason, REASON_MAX, Reason.REASON_TOO_LONG);
    if (!objections.isEmpty() || owner == null || qty == null) {
      return objections.refused();
    }
    var officer = new Actor(owner.licensee(), deciding.actor().user(), owner.prefix());
    return taken(deciding.actor(), qty.negated())
        .decide(new Deciding(officer, deciding.state(), deciding.moments(), deciding.minter()));
  }

  private AdjustLot taken(Actor officer, @Nullable Amount delta) {
    return new AdjustLot(
        lot,
        delta,
        AdjustLot.Cause.SEIZURE.wire(),
        reason.strip(),
        seizedAt,
        Directory.userGlobalId(officer.user()).toString(),
        receipt.strip());
  }
}
