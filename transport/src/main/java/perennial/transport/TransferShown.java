package perennial.transport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import perennial.identifiers.GlobalId;
import perennial.identifiers.GlobalIds;
import perennial.inventory.Forebears;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.WaivedLot;
import perennial.inventory.Waiver;
import perennial.inventory.Waivers;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * A transfer as either of its parties sees it, with the waivers under which its goods, or what they
 * descend from, left without a lab result.
 *
 * @param items those that were not dropped
 * @param waivers by the serial of the sender's lot; lots without any are missing
 * @param ids of the transfer and its lots
 */
public record TransferShown(
    Transfer transfer,
    List<TransferItem> items,
    Map<Long, List<Waiver>> waivers,
    Map<ObjectRef, GlobalId> ids) {

  /** Those that changes dropped are among them. */
  private static final int ROWS_MAX = 20 * Transport.ITEMS_MAX;

  public TransferShown {
    items = List.copyOf(items);
    waivers = Map.copyOf(waivers);
    ids = Map.copyOf(ids);
  }

  /** Empty for whoever is none of its parties. */
  public static Optional<TransferShown> find(Reader reader, LicenseeId asking, long serial) {
    Reader.Reading own = reader.as(asking);
    Supplier<Map<List<Object>, Transfer>> found =
        own.find(Transport.TRANSFER, List.of(List.of(serial)));
    own.go();
    return found.get().values().stream()
        .filter(transfer -> transfer.isPartyOf(asking))
        .findFirst()
        .map(transfer -> show(reader, transfer));
  }

  /**
   * In the name of both parties: what left under a waiver shows on the goods, and the receiver
   * cannot read the sender's lots by itself.
   */
  private static TransferShown show(Reader reader, Transfer transfer) {
    Reader.Reading reading = reader.as(Set.of(transfer.fromId(), transfer.toId()));
    Supplier<List<TransferItem>> found =
        reading.where(Transport.TRANSFER_ITEM, "transfer", List.of(transfer.serial()), ROWS_MAX);
    reading.go();
    List<TransferItem> items = found.get().stream().filter(each -> !each.removed()).toList();
    Supplier<Map<List<Object>, Lot>> lots =
        reading.find(
            Inventory.LOT,
            items.stream()
                .map(each -> List.<Object>of(each.fromId(), each.lot()))
                .distinct()
                .toList());
    Set<ObjectRef> objects = new LinkedHashSet<>();
    objects.add(transfer.ref());
    items.forEach(each -> objects.add(new ObjectRef(Inventory.LOT_KIND, each.lot())));
    Supplier<Map<ObjectRef, GlobalId>> ids = GlobalIds.ask(reading, objects);
    reading.go();
    return new TransferShown(transfer, items, waivers(reader, lots.get().values()), ids.get());
  }

  private static Map<Long, List<Waiver>> waivers(Reader reader, Collection<Lot> lots) {
    Forebears forebears = Forebears.of(reader, lots);
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    Supplier<List<WaivedLot>> shown = Waivers.shownOn(reading, forebears);
    reading.go();
    if (shown.get().isEmpty()) {
      return Map.of();
    }
    Supplier<Map<List<Object>, Waiver>> found =
        reading.find(
            Inventory.WAIVER,
            shown.get().stream()
                .map(each -> List.<Object>of(LicenseeId.REGISTRY, each.waiver()))
                .distinct()
                .toList());
    reading.go();
    Map<Long, Waiver> bySerial =
        found.get().values().stream().collect(Collectors.toMap(Waiver::serial, each -> each));
    var waivers = new HashMap<Long, List<Waiver>>();
    for (Lot lot : lots) {
      Set<Long> own = forebears.of(lot);
      var of = new ArrayList<Waiver>();
      for (WaivedLot each : shown.get()) {
        Waiver waiver = bySerial.get(each.waiver());
        if (waiver != null && own.contains(each.lot()) && !of.contains(waiver)) {
          of.add(waiver);
        }
      }
      if (!of.isEmpty()) {
        waivers.put(lot.serial(), List.copyOf(of));
      }
    }
    return waivers;
  }
}
