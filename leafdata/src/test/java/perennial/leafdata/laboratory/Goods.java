package perennial.leafdata.laboratory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import perennial.identifiers.GlobalId;
import perennial.inventory.DeclareLot;
import perennial.inventory.DeclareProductType;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.OpenProductionBatch;
import perennial.inventory.SplitLot;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Reader;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.TestStore;
import perennial.transport.AskedItem;
import perennial.transport.DepartTransfer;
import perennial.transport.FileTransfer;
import perennial.transport.ManifestType;
import perennial.transport.ReceiveTransfer;
import perennial.transport.ReceivedItem;
import perennial.transport.TransferItem;
import perennial.transport.Transport;

/**
 * Lots that come into being and travel by the rooms' own commands, for tests of other resources.
 */
final class Goods {
  private static final Amount QUANTITY = Amount.of(100);
  private static final Amount SAMPLE = Amount.of(5);

  private final TestStore store;
  private final Map<LeafCaller, Long> areas = new ConcurrentHashMap<>();

  Goods(TestStore store) {
    this.store = store;
  }

  /** The serial of an area of the licensee's. */
  long area(LeafCaller owner) {
    return areas.computeIfAbsent(
        owner,
        caller ->
            GlobalId.parse(caller.post("/areas", "{\"area\": [{\"name\": \"Room\"}]}").id())
                .object()
                .serial());
  }

  /** A lot of a hundred grams of a product class. */
  Lot lot(LeafCaller owner, String productClass, boolean medical) {
    long area = area(owner);
    long type =
        run(
                owner,
                new DeclareProductType(
                    store.rules(), "Goods", null, productClass, null, null, null, Stated.NONE))
            .serial();
    long batch = run(owner, new OpenProductionBatch(area, null, null, Stated.NONE)).serial();
    ObjectRef lot =
        run(
            owner,
            new DeclareLot(
                type, area, null, batch, QUANTITY, medical, false, "lot-7", null, Stated.NONE));
    return row(owner, lot.serial());
  }

  Lot lot(LeafCaller owner) {
    return lot(owner, "flower_lots", false);
  }

  /** Five grams go from a lot to the laboratory, which receives them. */
  Lot sample(LeafCaller owner, Lot lot, LeafCaller lab) {
    return sent(owner, lot, lab, true);
  }

  /** Five grams of a lot go to another licensee, which receives them. */
  Lot sent(LeafCaller owner, Lot lot, LeafCaller to, boolean isSample) {
    var item =
        new AskedItem(
            null,
            lot.serial(),
            SAMPLE,
            isSample,
            isSample ? "lab_sample" : "",
            "",
            false,
            false,
            null,
            "",
            "",
            Stated.NONE);
    long transfer =
        run(
                owner,
                new FileTransfer(
                    to.licensee(),
                    ManifestType.DELIVERY,
                    "",
                    "",
                    null,
                    null,
                    Stated.NONE,
                    Stated.NONE,
                    List.of(item),
                    store.rules()))
            .serial();
    run(owner, new DepartTransfer(transfer, to.licensee(), store.rules()));
    TransferItem sent = items(to, transfer).getFirst();
    var received = new ReceivedItem(sent.serial(), SAMPLE, area(to), null, null);
    run(to, new ReceiveTransfer(transfer, owner.licensee(), List.of(received)));
    Long made = items(to, transfer).getFirst().receivedLot();
    return row(to, java.util.Objects.requireNonNull(made));
  }

  Lot split(LeafCaller owner, Lot lot) {
    ObjectRef made =
        run(owner, new SplitLot(lot.serial(), area(owner), Amount.of(10), null, Stated.NONE));
    return row(owner, made.serial());
  }

  /** The identifier of a lot. */
  static String id(LeafCaller owner, Lot lot) {
    return "WA" + owner.code() + "." + lot.ref();
  }

  /** An act that must be accepted. */
  ObjectRef run(LeafCaller caller, Command command) {
    Result result =
        store
            .journal()
            .execute(
                new Call(
                    new Actor(caller.licensee(), caller.user(), "WA" + caller.code()),
                    Call.NO_CREDENTIALS,
                    "test",
                    store.clock().instant(),
                    new byte[0],
                    null,
                    List.of(new Call.Item(command, null)),
                    new Subjects()));
    String answer = new String(result.answers().getFirst(), StandardCharsets.UTF_8);
    if (!result.accepted()) {
      throw new AssertionError("refused: " + answer);
    }
    return ObjectRef.parse(answer);
  }

  private Lot row(LeafCaller owner, long serial) {
    Reader.Reading reading = store.reader().as(owner.licensee());
    Supplier<Map<List<Object>, Lot>> found =
        reading.find(Inventory.LOT, List.of(List.of(owner.licensee(), serial)));
    reading.go();
    return found.get().values().iterator().next();
  }

  private List<TransferItem> items(LeafCaller party, long transfer) {
    Reader.Reading reading = store.reader().as(party.licensee());
    Supplier<List<TransferItem>> found =
        reading.where(Transport.TRANSFER_ITEM, "transfer", List.of(transfer), 10);
    reading.go();
    return new ArrayList<>(found.get());
  }

  private static final class Subjects implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return outcome.subject().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return reasons.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
