package perennial.leafdata.transport;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.journal.Outcome;
import perennial.journal.Reader;
import perennial.journal.State;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.format.Row;
import perennial.licensing.Directory;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;
import perennial.transport.Transport;

/** What the calls of transfers look up before they act, and how they answer. */
final class Transfers {
  private Transfers() {}

  /**
   * A transfer as its caller sees it before the act.
   *
   * @param other the party that is not the caller; null when the caller sees no such transfer
   */
  record Seen(@Nullable LicenseeId other, Stated personal) {
    private static final Seen NOTHING = new Seen(null, Stated.NONE);
  }

  static Seen seen(Desk desk, Caller caller, @Nullable Long serial) {
    if (serial == null) {
      return Seen.NOTHING;
    }
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<Map<List<Object>, Transfer>> found =
        reading.find(Transport.TRANSFER, List.of(List.of(serial)));
    reading.go();
    Optional<Transfer> transfer = found.get().values().stream().findFirst();
    if (transfer.isEmpty()) {
      return Seen.NOTHING;
    }
    Transfer row = transfer.get();
    LicenseeId other = row.fromId().equals(caller.licensee()) ? row.toId() : row.fromId();
    if (row.personal() == null) {
      return new Seen(other, Stated.NONE);
    }
    Supplier<Map<ObjectRef, Stated>> personal = personal(reading, List.of(row));
    reading.go();
    return new Seen(other, personal.get().getOrDefault(row.ref(), Stated.NONE));
  }

  static Supplier<Map<ObjectRef, Stated>> personal(
      Reader.Reading reading, Collection<Transfer> transfers) {
    Map<ObjectRef, Bytes> sealed = new HashMap<>();
    for (Transfer transfer : transfers) {
      if (transfer.personal() != null) {
        sealed.put(transfer.ref(), transfer.personal());
      }
    }
    return reading.personal(sealed);
  }

  /** Which of these licensees there are: a call may lock only those. */
  static Set<LicenseeId> known(Desk desk, Caller caller, Collection<LicenseeId> asked) {
    if (asked.isEmpty()) {
      return Set.of();
    }
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<Map<List<Object>, Licensee>> found = Directory.ofIds(reading, asked);
    reading.go();
    Set<LicenseeId> known = new LinkedHashSet<>();
    found.get().values().forEach(licensee -> known.add(licensee.licenseeId()));
    return known;
  }

  /** Answers a call about one transfer with all of it. */
  static Prepared.ItemAnswer answer(Stated personal) {
    return Prepared.ItemAnswer.row((item, outcome, after) -> row(outcome, after, personal));
  }

  /** A transfer as it is after the call. */
  static Row row(Outcome outcome, State after, Stated personal) {
    long serial = outcome.subject().serial();
    Transfer transfer = Objects.requireNonNull(after.find(Transport.TRANSFER, serial));
    List<TransferItem> items = after.list(Transport.ITEMS_OF_TRANSFER, serial, false);
    return TransferRows.full(transfer, personal, items, parties(after, transfer));
  }

  private static TransferRows.Parties parties(State after, Transfer transfer) {
    return new TransferRows.Parties(ids(after, transfer.fromId()), ids(after, transfer.toId()));
  }

  private static Ids ids(State after, LicenseeId licensee) {
    return new Ids(Objects.requireNonNull(after.find(Licensing.LICENSEE, licensee)));
  }
}
