package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import perennial.inventory.AdjustLot;
import perennial.inventory.TestRegistry.Done;
import perennial.journal.Command;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;

/** Drives every cell of the table in docs/rules/transport.md. */
class TransferTableTest {
  private static final List<String> ACTORS =
      List.of("sender", "receiver", "transporter", "third party");
  private static final Set<String> ACTS =
      Set.of("change", "depart", "receive", "void", "take back");
  private static final Set<String> STATES =
      Set.of(
          "open (delivery)",
          "open (pick-up)",
          "ready-for-pickup",
          "in-transit",
          "received (untouched)",
          "received (used)",
          "received (rejected)",
          "received (taken back)",
          "void");

  private static Shipping shipping;
  private static List<List<String>> cells;
  private static Map<String, String> texts;

  /** One transfer in each state, for all cells that leave it so. */
  private static final Map<String, Long> atRest = new HashMap<>();

  @BeforeAll
  static void readThePage() throws IOException, SQLException {
    List<String> lines =
        Files.readAllLines(
            Path.of(System.getProperty("perennial.root"), "docs/rules/transport.md"));
    cells = table(lines, "| state | act | sender |");
    texts = new LinkedHashMap<>();
    table(lines, "| refusal | text |").forEach(row -> texts.put(row.get(0), row.get(1)));
    shipping = new Shipping();
  }

  @AfterAll
  static void close() {
    shipping.close();
  }

  private static List<List<String>> table(List<String> lines, String head) {
    var rows = new ArrayList<List<String>>();
    int at = 0;
    while (!lines.get(at).startsWith(head)) {
      at++;
    }
    for (int i = at + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
      String line = lines.get(i);
      rows.add(
          Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
              .map(String::strip)
              .toList());
    }
    return rows;
  }

  @Test
  void theTableHasEveryStateAndAct() {
    var expected = new LinkedHashSet<String>();
    STATES.forEach(state -> ACTS.forEach(act -> expected.add(state + " | " + act)));
    assertThat(cells.stream().map(row -> row.get(0) + " | " + row.get(1)))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(cells).allSatisfy(row -> assertThat(row).hasSize(2 + ACTORS.size()));
  }

  @TestFactory
  List<DynamicTest> everyCell() {
    var tests = new ArrayList<DynamicTest>();
    for (List<String> row : cells) {
      for (int i = 0; i < ACTORS.size(); i++) {
        String actor = ACTORS.get(i);
        String expected = row.get(2 + i);
        tests.add(
            DynamicTest.dynamicTest(
                row.get(0) + ", " + row.get(1) + ", " + actor + ": " + expected,
                () -> drive(row.get(0), row.get(1), actor, expected)));
      }
    }
    return tests;
  }

  private void drive(String state, String act, String actor, String expected) {
    long transfer =
        expected.startsWith("→ ") ? reach(state) : atRest.computeIfAbsent(state, this::reach);
    assertThat(stateOf(transfer)).isEqualTo(state);
    Transfer before = shipping.transfer(transfer);
    Done done = shipping.registry.call(who(actor), command(act, who(actor), transfer));

    if (expected.startsWith("→ ")) {
      assertThat(done.refusals()).isEmpty();
      assertThat(stateOf(transfer)).isEqualTo(expected.substring(2));
      assertThat(shipping.transfer(transfer)).isNotEqualTo(before);
    } else {
      if (expected.equals("as it is")) {
        assertThat(done.refusals()).isEmpty();
      } else {
        String item =
            "WAX"
                + shipping.sender
                + "."
                + shipping.items(shipping.sender, transfer).getFirst().ref();
        assertThat(texts).containsKey(expected);
        assertThat(done.accepted()).isFalse();
        assertThat(done.refusals())
            .extracting(refusal -> refusal.text())
            .containsExactly(
                texts
                    .get(expected)
                    .replace("{status}", before.status().wire())
                    .replace("{item}", item));
      }
      assertThat(shipping.transfer(transfer)).isEqualTo(before);
    }
  }

  private LicenseeId who(String actor) {
    return switch (actor) {
      case "sender" -> shipping.sender;
      case "receiver" -> shipping.receiver;
      case "transporter" -> shipping.transporter;
      default -> shipping.third;
    };
  }

  /** The act as this actor's door makes it: who sees no transfer knows no other party. */
  private Command command(String act, LicenseeId actor, long transfer) {
    LicenseeId other =
        actor.equals(shipping.sender)
            ? shipping.receiver
            : actor.equals(shipping.receiver) ? shipping.sender : null;
    return switch (act) {
      case "change" -> Shipping.change(transfer, other, null, null);
      case "depart" -> Shipping.departure(transfer, other);
      case "receive" ->
          new ReceiveTransfer(
              transfer,
              other,
              shipping.allOf(transfer, shipping.receiver, shipping.receivedArea).items());
      case "void" -> new VoidTransfer(transfer, other);
      case "take back" -> new TakeBackRejected(transfer, other);
      default -> throw new IllegalArgumentException(act);
    };
  }

  /** A transfer in the state, by the acts that lead there. */
  private long reach(String state) {
    long lot = shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, 10);
    boolean isFetched = Set.of("open (pick-up)", "ready-for-pickup").contains(state);
    long transfer =
        shipping
            .registry
            .act(
                shipping.sender,
                Shipping.filing(
                    shipping.receiver,
                    isFetched ? ManifestType.PICK_UP : ManifestType.DELIVERY,
                    Shipping.item(lot, 10)))
            .serial();
    if (state.startsWith("open")) {
      return transfer;
    }
    if (state.equals("void")) {
      shipping.registry.act(shipping.sender, new VoidTransfer(transfer, shipping.receiver));
      return transfer;
    }
    shipping.depart(transfer);
    if (state.startsWith("received")) {
      receive(transfer, state);
    }
    return transfer;
  }

  private void receive(long transfer, String state) {
    boolean isRejected = Set.of("received (rejected)", "received (taken back)").contains(state);
    TransferItem item = shipping.items(shipping.sender, transfer).getFirst();
    var answer =
        new ReceivedItem(
            item.serial(),
            isRejected ? Amount.ZERO : item.qty(),
            isRejected ? null : (Long) shipping.receivedArea,
            null,
            null);
    shipping.registry.act(
        shipping.receiver, new ReceiveTransfer(transfer, shipping.sender, List.of(answer)));
    if (state.equals("received (used)")) {
      long lot = shipping.items(shipping.receiver, transfer).getFirst().receivedLot();
      shipping.registry.act(
          shipping.receiver, new AdjustLot(lot, Amount.of(-1), "theft", "", null, null, null));
    }
    if (state.equals("received (taken back)")) {
      shipping.registry.act(shipping.sender, new TakeBackRejected(transfer, shipping.receiver));
    }
  }

  private String stateOf(long serial) {
    Transfer transfer = shipping.transfer(serial);
    if (transfer.isVoided()) {
      return "void";
    }
    TransferItem item = shipping.items(shipping.sender, serial).getFirst();
    return switch (transfer.status()) {
      case OPEN -> transfer.manifestType().waitsForPickup() ? "open (pick-up)" : "open (delivery)";
      case READY_FOR_PICKUP -> "ready-for-pickup";
      case IN_TRANSIT -> "in-transit";
      case RECEIVED -> {
        if (item.isRejected()) {
          yield item.awaitsReturn() ? "received (rejected)" : "received (taken back)";
        }
        Long lot = item.receivedLot();
        boolean isWhole =
            shipping.registry.available(shipping.receiver, lot).equals(item.receivedQty());
        yield isWhole ? "received (untouched)" : "received (used)";
      }
    };
  }
}
