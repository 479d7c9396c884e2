package perennial.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.Forebears;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.WaivedLot;
import perennial.inventory.Waiver;
import perennial.inventory.Waivers;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.licensing.Licensing;
import perennial.rulebook.publish.RulesInForce;
import perennial.transport.Conveyance;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;
import perennial.transport.Transport;

/** Finds transfers for their parties and for officials, with all that a manifest prints. */
final class Manifests {
  private final Reader reader;
  private final RulesInForce rules;

  Manifests(Reader reader, RulesInForce rules) {
    this.reader = reader;
    this.rules = rules;
  }

  /** Where days that a caller names begin. */
  ZoneId zone() {
    return rules.pack().jurisdiction().zone();
  }

  /**
   * @param id of the transfer, in any case, with or without its prefix
   * @param caller null for an official, who sees every transfer
   * @return empty where there is none that the caller may see: which of both is not told
   */
  Optional<PrintedTransfer> find(
      String id, @Nullable LicenseeId caller, ManifestTimes times, Instant now) {
    return GlobalId.read(id)
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Transport.TRANSFER_KIND))
        .flatMap(this::object)
        .flatMap(row -> transfer(row).map(transfer -> Map.entry(row, transfer)))
        .filter(each -> caller == null || each.getValue().isPartyOf(caller))
        .map(each -> printed(each.getKey(), each.getValue(), times, now));
  }

  private Optional<ObjectRow> object(ObjectRef object) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var found = reading.find(Identifiers.OBJECT, List.of(key(object)));
    reading.go();
    rules.upTo(reading.credentials());
    return found.get().values().stream().findFirst();
  }

  /** The sender owns the object, and in its name the transfer is read. */
  private Optional<Transfer> transfer(ObjectRow row) {
    Reader.Reading reading = reader.as(row.licenseeId());
    var found = reading.find(Transport.TRANSFER, List.of(List.<Object>of(row.serial())));
    reading.go();
    return found.get().values().stream().findFirst();
  }

  private static List<Object> key(ObjectRef object) {
    return List.of(object.kind(), object.serial());
  }

  private PrintedTransfer printed(
      ObjectRow row, Transfer transfer, ManifestTimes times, Instant now) {
    Instant date = ManifestTimes.dateOf(transfer, now);
    Instant at = Objects.requireNonNullElse(times.at(), date);
    Instant known = Objects.requireNonNullElse(times.known(), date);
    Reader.Reading reading = reader.as(Set.of(transfer.fromId(), transfer.toId()));
    var parties = new PartiesAsOf(reading, rules.pack(), at, known, now);
    var sender = parties.ask(transfer.fromId());
    var receiver = parties.ask(transfer.toId());
    LicenseeId carrying = carrying(transfer);
    var carrier = carrying == null ? null : parties.ask(carrying);
    Supplier<@Nullable Conveyance> conveyance = conveyance(reading, transfer);
    Supplier<List<TransferItem>> found =
        reading.rows(
            Query.newestFirst(Transport.TRANSFER_ITEM, "serial")
                .equal("transfer", transfer.serial())
                .equal("removed", false)
                .limit(Transport.ITEMS_MAX));
    reading.go();
    List<TransferItem> items = List.copyOf(found.get().reversed());
    return new PrintedTransfer(
        transfer,
        row.globalId().toString(),
        at,
        known,
        date,
        sender.get().orElseGet(() -> PartiesAsOf.nobody(transfer.fromId())),
        receiver.get().orElseGet(() -> PartiesAsOf.nobody(transfer.toId())),
        carrier == null ? null : carrier.get().orElse(null),
        conveyance.get(),
        items(reader, reading, items, known),
        zone());
  }

  /** The licensee that the sender said carries the goods, where that can be read. */
  private static @Nullable LicenseeId carrying(Transfer transfer) {
    return GlobalId.read(transfer.transporting())
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Licensing.LICENSEE_KIND))
        .map(object -> new LicenseeId(object.serial()))
        .orElse(null);
  }

  private static Supplier<@Nullable Conveyance> conveyance(
      Reader.Reading reading, Transfer transfer) {
    if (transfer.personal() == null) {
      return () -> Conveyance.of(Stated.NONE);
    }
    var opened = reading.personal(Map.of(transfer.ref(), transfer.personal()));
    return () -> {
      Stated personal = opened.get().get(transfer.ref());
      return personal == null ? null : Conveyance.of(personal);
    };
  }

  private static List<PrintedTransfer.Item> items(
      Reader reader, Reader.Reading reading, List<TransferItem> items, Instant known) {
    Supplier<Map<List<Object>, Lot>> lots =
        reading.find(
            Inventory.LOT,
            items.stream().map(item -> List.<Object>of(item.fromId(), item.lot())).toList());
    var objects =
        reading.find(
            Identifiers.OBJECT,
            items.stream().flatMap(Manifests::lotsOf).map(Manifests::key).toList());
    reading.go();
    List<Lot> sent = List.copyOf(lots.get().values());
    Forebears forebears = Forebears.of(reader, sent);
    Supplier<List<WaivedLot>> waived = Waivers.shownOn(reading, forebears);
    reading.go();
    List<WaivedLot> then =
        waived.get().stream().filter(each -> !each.recordedAt().isAfter(known)).toList();
    var waivers =
        reading.find(
            Inventory.WAIVER,
            then.stream()
                .map(each -> List.<Object>of(LicenseeId.REGISTRY, each.waiver()))
                .distinct()
                .toList());
    reading.go();
    var printed = new ArrayList<PrintedTransfer.Item>();
    for (TransferItem item : items) {
      Long received = item.receivedLot();
      printed.add(
          new PrintedTransfer.Item(
              item,
              name(objects.get(), lot(item.lot())),
              received == null ? null : name(objects.get(), lot(received)),
              waivers(serials(forebears, sent, item), then, waivers.get())));
    }
    return List.copyOf(printed);
  }

  private static Stream<ObjectRef> lotsOf(TransferItem item) {
    Long received = item.receivedLot();
    return received == null
        ? Stream.of(lot(item.lot()))
        : Stream.of(lot(item.lot()), lot(received));
  }

  private static ObjectRef lot(long serial) {
    return new ObjectRef(Inventory.LOT_KIND, serial);
  }

  private static String name(Map<List<Object>, ObjectRow> rows, ObjectRef object) {
    return rows.values().stream()
        .filter(row -> row.ref().equals(object))
        .map(row -> row.globalId().toString())
        .findFirst()
        .orElseGet(object::toString);
  }

  /** The lots that the goods of an item came from. */
  private static Set<Long> serials(Forebears forebears, List<Lot> lots, TransferItem item) {
    Set<Long> all = new LinkedHashSet<>();
    lots.stream()
        .filter(lot -> lot.serial() == item.lot())
        .forEach(lot -> all.addAll(forebears.of(lot)));
    return all;
  }

  private static List<PrintedTransfer.Waived> waivers(
      Set<Long> forebears, List<WaivedLot> waived, Map<List<Object>, Waiver> all) {
    Set<Long> under = new LinkedHashSet<>();
    waived.stream()
        .filter(each -> forebears.contains(each.lot()))
        .forEach(each -> under.add(each.waiver()));
    return all.values().stream()
        .filter(waiver -> under.contains(waiver.serial()))
        .sorted(Comparator.comparingLong(Waiver::serial))
        .map(waiver ->
            new PrintedTransfer.Waived(
                new GlobalId(GlobalId.STATE_PREFIX, waiver.ref()).toString(),
                waiver.kind().word(),
                waiver.reason(),
                waiver.lastInstant()))
        .toList();
  }
}
