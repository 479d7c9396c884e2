package perennial.transport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.Stock;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.rulebook.RulePack;

/**
 * A sender files a transfer beforehand (WAC 314-55-085): the goods are reserved, and what may not
 * leave is refused.
 *
 * @param to the receiver; null when none was named or it is unknown
 * @param manifestType null when none was named
 * @param transporting the carrying licensee as stated, empty for none
 * @param personal drivers, vehicle, route and stops, by wire name
 * @param rules the rule pack of the jurisdiction
 */
public record FileTransfer(
    @Nullable LicenseeId to,
    @Nullable ManifestType manifestType,
    String transporting,
    String externalId,
    @Nullable Instant estDepartedAt,
    @Nullable Instant estArrivalAt,
    Stated stated,
    Stated personal,
    List<AskedItem> items,
    RulePack rules)
    implements Command {
  static final String RESERVE = "reserve";

  public FileTransfer {
    items = List.copyOf(items);
  }

  @Override
  public String act() {
    return "transfer.file";
  }

  @Override
  public String actNow(Deciding deciding) {
    State state = deciding.state();
    Licensee receiver = to == null ? null : state.find(Licensing.LICENSEE, to);
    var lots = new ArrayList<@Nullable Lot>();
    items.forEach(item -> lots.add(Stock.find(state, deciding.actor(), item.lot())));
    return ShippingRules.areReturns(lots, receiver) ? ShippingRules.RETURN : act();
  }

  @Override
  public Set<LicenseeId> parties() {
    return to == null ? Set.of() : Set.of(to);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.LICENSEE, actor.licensee());
    if (to != null) {
      prefetch.row(Licensing.LICENSEE, to);
    }
    for (AskedItem item : items) {
      if (item.lot() != null) {
        Ledger.prefetch(prefetch, actor.licensee(), item.lot());
        prefetch.list(Inventory.RESULTS_OF_LOT, item.lot());
      }
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var refusing = new Refusing();
    checkManifest(refusing, manifestType, transporting);
    var shipping = new ShippingRules(deciding, rules, refusing);
    Licensee receiver = shipping.checkParties(to, actNow(deciding));
    var filing = new Filing(deciding, shipping, refusing);
    List<FiledItem> checked = filing.check(items, Map.of(), Map.of(), receiver);
    if (!refusing.isEmpty()) {
      return Outcome.refused(refusing.reasons());
    }
    ObjectRef transfer = deciding.minter().mint(Transport.TRANSFER_KIND);
    List<FiledItem> filed = filing.minted(checked);
    var ledger = new Ledger(deciding);
    for (FiledItem item : filed) {
      ledger.move(
          Objects.requireNonNull(filing.lots().get(item.lot())),
          Account.AVAILABLE,
          0,
          Account.RESERVED,
          transfer.serial(),
          item.qty(),
          RESERVE);
    }
    var events = new ArrayList<Event>();
    events.add(filedAs(transfer, deciding.actor(), filed));
    events.addAll(ledger.events());
    events.addAll(shipping.waived());
    return new Decision.Accepted<>(
        new Outcome(
            events,
            transfer,
            List.of(transfer),
            personal.isEmpty() ? null : new Outcome.Personal(transfer, personal)));
  }

  private TransferFiled filedAs(ObjectRef transfer, Actor actor, List<FiledItem> filed) {
    return new TransferFiled(
        actor.licensee(),
        Objects.requireNonNull(to),
        transfer.serial(),
        actor.prefix(),
        Objects.requireNonNull(manifestType),
        transporting,
        externalId,
        estDepartedAt,
        estArrivalAt,
        stated,
        filed);
  }

  static void checkManifest(
      Refusing refusing, @Nullable ManifestType manifestType, String transporting) {
    if (manifestType == null) {
      refusing.add(
          "manifest_type",
          TransferReason.MANIFEST_TYPE_MISSING,
          "The manifest type field is required.");
    }
    if (manifestType == ManifestType.TRANSPORTER && transporting.isEmpty()) {
      refusing.add(
          "transporting_mme_id",
          TransferReason.TRANSPORTER_MISSING,
          "The transporting mme id field is required when manifest type is transporter.");
    }
  }

  /** A repetition stands for the first one as long as that was not voided. */
  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .allMatch(each -> {
          Transfer transfer = state.find(Transport.TRANSFER, each.serial());
          return transfer != null && !transfer.isVoided();
        });
  }
}
