package perennial.leafdata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perennial.inventory.DeclareLot;
import perennial.inventory.DeclareProductType;
import perennial.inventory.Inventory;
import perennial.inventory.OpenProductionBatch;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** What a licensee has in stock before a test of trade begins: made by commands, not by calls. */
public final class Goods {
  private final LeafServer server;
  private final LeafCaller owner;

  public Goods(LeafServer server, LeafCaller owner) {
    this.server = server;
    this.owner = owner;
  }

  /** A lot of the product class, in a batch and an area of its own; its identifier. */
  public String lot(String category, String productClass, long qty) {
    return id(Inventory.LOT_KIND, batchAndLot(category, productClass, qty)[1]);
  }

  /** Identifiers of a batch and its lot. */
  public Map<String, String> batchWithLot(String category, String productClass, long qty) {
    long[] both = batchAndLot(category, productClass, qty);
    return Map.of(
        "batch", id(Inventory.BATCH_KIND, both[0]), "lot", id(Inventory.LOT_KIND, both[1]));
  }

  private long[] batchAndLot(String category, String productClass, long qty) {
    String areaId = owner.post("/areas", "{\"area\": [{\"name\": \"Room\"}]}").id();
    long area = ObjectRef.parse(areaId.substring(areaId.indexOf('.') + 1)).serial();
    long type =
        act(
            new DeclareProductType(
                server.store().rules(),
                "Fine " + productClass,
                category,
                productClass,
                category.equals("end_product") ? Amount.of(1) : null,
                null,
                null,
                Stated.of(Map.of("description", "From the south field", "cost", "7.50"))));
    long batch = act(new OpenProductionBatch(area, null, null, Stated.NONE));
    long lot =
        act(
            new DeclareLot(
                type, area, null, batch, Amount.of(qty), false, false, null, null, Stated.NONE));
    return new long[] {batch, lot};
  }

  /** What of a lot is available, as four decimals. */
  public String available(String lotId) {
    long lot = ObjectRef.parse(lotId.substring(lotId.indexOf('.') + 1)).serial();
    var reading = server.store().reader().as(Set.of(owner.licensee()));
    var found =
        reading.find(
            Inventory.BALANCE,
            List.of(
                List.of(
                    owner.licensee(),
                    Inventory.LOT_KIND,
                    lot,
                    perennial.inventory.Account.AVAILABLE,
                    0L)));
    reading.go();
    return found.get().values().stream()
        .map(balance -> balance.amount().toString())
        .findFirst()
        .orElse("0.0000");
  }

  private String id(Kind kind, long serial) {
    return "WA" + owner.code() + "." + new ObjectRef(kind, serial);
  }

  /** An act of the owner's that must be accepted; the serial of what it made. */
  public long act(Command command) {
    Result result =
        server
            .store()
            .journal()
            .execute(
                new Call(
                    new Actor(owner.licensee(), owner.user(), "WA" + owner.code()),
                    Call.NO_CREDENTIALS,
                    "test",
                    server.clock().instant(),
                    new byte[0],
                    null,
                    List.of(new Call.Item(command, null)),
                    new Answers()));
    String answer = new String(result.answers().getFirst(), StandardCharsets.UTF_8);
    if (!result.accepted()) {
      throw new AssertionError("refused: " + answer);
    }
    return ObjectRef.parse(answer).serial();
  }

  private static final class Answers implements Call.AnswerWriter {
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
