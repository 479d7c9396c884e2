package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.inventory.Breach;
import perennial.inventory.Inventory;
import perennial.inventory.Ruled;
import perennial.inventory.TestRegistry;
import perennial.journal.Command;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Permissions;
import perennial.licensing.Permitted;
import perennial.licensing.ReinstateLicensee;
import perennial.licensing.SuspendLicensee;

/** What the rules say of transfers besides who may send what to whom. */
class TransferRulesTest {
  private static final Permissions PERMISSIONS = Permissions.of(TestRegistry.RULES);

  private static Shipping shipping;

  @BeforeAll
  static void open() throws SQLException {
    shipping = new Shipping();
  }

  @AfterAll
  static void close() {
    shipping.close();
  }

  private static Command ruled(Command command) {
    return new Permitted(
        new Ruled(command, TestRegistry.RULES, List.of(new TransferRules())), PERMISSIONS);
  }

  private static List<Breach> breaches(long transfer) {
    return shipping.registry.rows(
        shipping.sender, Query.newestFirst(Inventory.BREACH, "entryId").equal("serial", transfer));
  }

  /** The codes of what was listed of a transfer, newest first. */
  private static List<String> codes(long transfer) {
    return breaches(transfer).stream().map(Breach::code).toList();
  }

  @Test
  void listsWhatTheMatrixWarnsOf() {
    LicenseeId grower = shipping.registry.license("J400086", "cultivator_production");
    long lot = shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, 10);
    long lawful = file(grower, lot);
    long odd = file(shipping.receiver, lot);
    assertThat(breaches(lawful)).isEmpty();
    assertThat(breaches(odd))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(TransferRules.MATRIX);
          assertThat(breach.licenseeId()).isEqualTo(shipping.sender);
          assertThat(breach.kind()).isEqualTo(Transport.TRANSFER_KIND);
          assertThat(breach.text())
              .isEqualTo(
                  "Retailers receive packaged goods from processors, no plants and no bulk."
                      + " (WAC 314-55-077, -079)");
        });

    var elsewhere = Shipping.change(lawful, grower, shipping.receiver, null);
    shipping.registry.act(shipping.sender, ruled(elsewhere));
    assertThat(codes(lawful)).as("sent elsewhere").containsExactly(TransferRules.MATRIX);
    shipping.registry.act(shipping.sender, ruled(Shipping.departure(odd, shipping.receiver)));
    assertThat(codes(odd)).as("filed, and left").containsExactly(TransferRules.MATRIX);

    var back = Shipping.change(lawful, shipping.receiver, grower, null);
    shipping.registry.act(shipping.sender, ruled(back));
    var again = Shipping.change(lawful, grower, shipping.receiver, null);
    shipping.registry.act(shipping.sender, ruled(again));
    assertThat(codes(lawful)).as("said before").containsExactly(TransferRules.MATRIX);
  }

  private static long file(LicenseeId to, long lot) {
    var filing = Shipping.filing(to, Shipping.item(lot, 1));
    return shipping.registry.act(shipping.sender, ruled(filing)).serial();
  }

  @Test
  void listsASampleThatIsTooSmall() {
    long type = shipping.registry.productType(shipping.sender, "harvest_materials", "flower_lots");
    long lot = shipping.registry.lot(shipping.sender, type, shipping.area, 1_000);

    assertThat(breaches(sampled(lot, 4))).isEmpty();
    assertThat(breaches(sampled(lot, 3)))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(TransferRules.SAMPLE_SIZE);
          assertThat(breach.text())
              .startsWith("Of a lot of 996 gm a laboratory takes at least 1 times 4 gm.");
        });

    long changed = sampled(lot, 4);
    var less = List.of(Shipping.sample(lot, 3, SampleTypes.LAB_SAMPLE, ""));
    shipping.registry.act(
        shipping.sender, ruled(Shipping.change(changed, shipping.lab, null, less)));
    assertThat(codes(changed)).containsExactly(TransferRules.SAMPLE_SIZE);
  }

  private static long sampled(long lot, long grams) {
    return shipping
        .registry
        .act(
            shipping.sender,
            ruled(
                Shipping.filing(
                    shipping.lab, Shipping.sample(lot, grams, SampleTypes.LAB_SAMPLE, ""))))
        .serial();
  }

  @Test
  void listsGoodsThatDidNotWait() {
    long lot = shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, 10);
    long early = shipping.file(shipping.third, Shipping.item(lot, 1));
    long late = shipping.file(shipping.third, Shipping.item(lot, 1));
    long retail = shipping.file(shipping.receiver, Shipping.item(lot, 1));
    shipping.registry.act(shipping.sender, ruled(Shipping.departure(early, shipping.third)));
    shipping.registry.act(shipping.sender, ruled(Shipping.departure(retail, shipping.receiver)));
    shipping.registry.setNow(shipping.registry.now().plus(Duration.ofHours(24)));
    shipping.registry.act(shipping.sender, ruled(Shipping.departure(late, shipping.third)));

    assertThat(codes(early)).contains(TransferRules.QUARANTINE);
    assertThat(codes(retail))
        .as("only between producers and processors")
        .doesNotContain(TransferRules.QUARANTINE);
    assertThat(codes(late)).doesNotContain(TransferRules.QUARANTINE);
  }

  /** Suspension stops what goes out, and never what goes back to where it came from. */
  @Test
  void letsASuspendedLicenseeSendGoodsBackAlone() {
    LicenseeId shop = shipping.registry.license("R400088", "dispensary");
    long area = shipping.registry.area(shop);
    long lot = shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, 10);
    long held = shipping.ship(shop, area, Shipping.item(lot, 5)).serial();
    long open =
        shipping
            .registry
            .act(shop, ruled(Shipping.filing(shipping.receiver, Shipping.item(held, 1))))
            .serial();
    shipping.registry.official(new SuspendLicensee(shop));
    try {
      var out = ruled(Shipping.filing(shipping.receiver, Shipping.item(held, 1)));
      assertThat(shipping.registry.refuse(shop, out))
          .extracting(Refusal::reason)
          .containsExactly(Permitted.Reason.LICENSEE_SUSPENDED);
      assertThat(shipping.registry.refuse(shop, ruled(Shipping.departure(open, shipping.receiver))))
          .as("open transfers stand still")
          .extracting(Refusal::reason)
          .containsExactly(Permitted.Reason.LICENSEE_SUSPENDED);
      var back = ruled(Shipping.filing(shipping.sender, Shipping.item(held, 2)));
      long transfer = shipping.registry.act(shop, back).serial();
      shipping.registry.act(shop, ruled(Shipping.departure(transfer, shipping.sender)));
      assertThat(shipping.registry.available(shop, held)).isEqualTo(Amount.of(2));
      shipping.registry.act(shop, new VoidTransfer(open, shipping.receiver));
    } finally {
      shipping.registry.official(new ReinstateLicensee(shop));
    }
  }

  @Test
  void letsGoodsGoBackToASuspendedSupplier() {
    LicenseeId grower = shipping.registry.license("J400087", "cultivator_production");
    long area = shipping.registry.area(grower);
    long type = shipping.registry.productType(grower, "immature_plant", "seeds");
    long lot = shipping.registry.lot(grower, type, area, 10);
    var sent = Shipping.filing(shipping.sender, Shipping.item(lot, 5));
    long transfer = shipping.registry.act(grower, sent).serial();
    shipping.registry.act(grower, Shipping.departure(transfer, shipping.sender));
    var item = shipping.items(grower, transfer).getFirst();
    var whole = new ReceivedItem(item.serial(), item.qty(), shipping.area, null, null);
    shipping.registry.act(shipping.sender, new ReceiveTransfer(transfer, grower, List.of(whole)));
    long held = shipping.items(shipping.sender, transfer).getFirst().receivedLot();
    shipping.registry.official(new SuspendLicensee(grower));

    shipping.registry.act(shipping.sender, ruled(Shipping.filing(grower, Shipping.item(held, 1))));
    long own = shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, 1);
    assertThat(
            shipping.registry.refuse(
                shipping.sender, ruled(Shipping.filing(grower, Shipping.item(own, 1)))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LICENSE_SUSPENDED);
  }
}
