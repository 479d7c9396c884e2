package perennial.leafdata.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import perennial.cultivation.Cultivation;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.References;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.LeafId;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Directory;
import perennial.licensing.Licensee;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;
import perennial.transport.TransferStatus;
import perennial.transport.Transport;

/** {@code GET /inventory_transfers}: the transfers from and to the caller. */
public final class ListTransfers extends Listing<Transfer> {
  /**
   * Items that one page shows: forty of each transfer, where a few are usual. A page with more
   * shows none of them, and clients read each transfer alone, as they do anyhow.
   */
  static final int ITEMS_SHOWN_MAX = 100_000;

  /** Transfers of one batch; real batches go out in a few. */
  static final int TRANSFERS_OF_BATCH_MAX = 10_000;

  public ListTransfers(Desk desk) {
    super(desk, Resource.INVENTORY_TRANSFERS);
  }

  @Override
  public String summary() {
    return "Lists the transfers from and to the license.";
  }

  @Override
  protected Query<Transfer> query(Caller caller, List<Filter> filters) {
    Query<Transfer> query =
        Query.newestFirst(Transport.TRANSFER, "serial").either("fromId", "toId", caller.licensee());
    for (Filter filter : filters) {
      switch (filter) {
        case Filter.IdIs(String field, LeafId id) -> byId(query, field, id, caller);
        case Filter.TextIs(String field, String text) -> byText(query, field, text, caller);
        case Filter.From(String field, var instant) -> query.atLeast("estDepartedAt", instant);
        case Filter.Before(String field, var instant) -> query.below("estDepartedAt", instant);
        case Filter.MoreThan(String field, var number) -> query.none();
        case Filter.Nothing(String field) -> query.none();
      }
    }
    return query;
  }

  private void byId(Query<Transfer> query, String field, LeafId id, Caller caller) {
    if (field.equals("batch_id")) {
      Long batch = References.serial(id, Cultivation.BATCH_KIND);
      query.in("serial", batch == null ? Set.of() : transfersOf(caller, batch));
      return;
    }
    Long serial = References.serial(id, Transport.TRANSFER_KIND);
    if (serial == null) {
      query.none();
    } else {
      query.equal("serial", serial);
    }
  }

  /** The transfers of which an item is of the caller's batch, sent or received. */
  private Set<Long> transfersOf(Caller caller, long batch) {
    Reader.Reading reading = reader().as(caller.licensee());
    List<Supplier<List<TransferItem>>> found =
        List.of(
            reading.where(Transport.TRANSFER_ITEM, "batch", List.of(batch), TRANSFERS_OF_BATCH_MAX),
            reading.where(
                Transport.TRANSFER_ITEM, "receivedBatch", List.of(batch), TRANSFERS_OF_BATCH_MAX));
    reading.go();
    return found.stream()
        .flatMap(items -> items.get().stream())
        .filter(item -> !item.removed())
        .map(TransferItem::transfer)
        .collect(Collectors.toSet());
  }

  private void byText(Query<Transfer> query, String field, String text, Caller caller) {
    switch (field) {
      case "external_id" -> query.equal("externalId", text);
      case "status" ->
          status(text).ifPresentOrElse(status -> query.equal("status", status), query::none);
      case "mme_code" -> byCode(query, "fromId", text, caller);
      case "to_mme_code" -> byCode(query, "toId", text, caller);
      default -> {
        // A filter that this list does not know is no filter.
      }
    }
  }

  private static Optional<TransferStatus> status(String word) {
    return Arrays.stream(TransferStatus.values())
        .filter(status -> status.wire().equals(word))
        .findFirst();
  }

  private void byCode(Query<Transfer> query, String party, String code, Caller caller) {
    Reader.Reading reading = reader().as(caller.licensee());
    Supplier<List<Licensee>> found = Directory.ofCodes(reading, List.of(code));
    reading.go();
    query.in(party, found.get().stream().map(Licensee::licenseeId).toList());
  }

  @Override
  protected long serial(Transfer transfer) {
    return transfer.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Transfer> transfers) {
    Reader.Reading reading = reader().as(caller.licensee());
    Set<LicenseeId> parties = new LinkedHashSet<>();
    for (Transfer transfer : transfers) {
      parties.add(transfer.fromId());
      parties.add(transfer.toId());
    }
    Supplier<Map<List<Object>, Licensee>> licensees = Directory.ofIds(reading, parties);
    Supplier<Map<ObjectRef, Stated>> personal = Transfers.personal(reading, transfers);
    Supplier<List<TransferItem>> items =
        reading.where(
            Transport.TRANSFER_ITEM,
            "transfer",
            transfers.stream().map(Transfer::serial).toList(),
            ITEMS_SHOWN_MAX);
    reading.go();
    Map<LicenseeId, Ids> ids = new HashMap<>();
    licensees.get().values().forEach(each -> ids.put(each.licenseeId(), new Ids(each)));
    Map<Long, List<TransferItem>> shown = byTransfer(items);
    return transfers.stream()
        .map(transfer ->
            TransferRows.full(
                transfer,
                personal.get().getOrDefault(transfer.ref(), Stated.NONE),
                shown.getOrDefault(transfer.serial(), List.of()),
                new TransferRows.Parties(
                    Objects.requireNonNull(ids.get(transfer.fromId())),
                    Objects.requireNonNull(ids.get(transfer.toId())))))
        .toList();
  }

  private static Map<Long, List<TransferItem>> byTransfer(Supplier<List<TransferItem>> found) {
    List<TransferItem> all;
    try {
      all = new ArrayList<>(found.get());
    } catch (State.TooManyRows tooMany) {
      return Map.of();
    }
    all.sort(Comparator.comparingLong(TransferItem::serial));
    return all.stream()
        .filter(item -> !item.removed())
        .collect(Collectors.groupingBy(TransferItem::transfer));
  }
}
