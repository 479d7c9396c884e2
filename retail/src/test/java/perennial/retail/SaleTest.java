package perennial.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.inventory.Account;
import perennial.inventory.Adjustment;
import perennial.inventory.Breach;
import perennial.inventory.Breaches;
import perennial.inventory.Inventory;
import perennial.inventory.SplitLot;
import perennial.inventory.TestRegistry;
import perennial.inventory.TestRegistry.Done;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Permissions;
import perennial.licensing.Permitted;
import perennial.licensing.ReinstateLicensee;
import perennial.licensing.SuspendLicensee;

/** Sales as they are reported, changed and deleted. */
class SaleTest {
  private static final List<SaleStatus> STATUSES = List.of(SaleStatus.values());

  private static Shop shop;

  @BeforeAll
  static void open() throws SQLException {
    shop = new Shop();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static List<Breach> breaches(long lot) {
    return shop.registry.rows(
        shop.seller, Query.newestFirst(Inventory.BREACH, "entryId").equal("serial", lot));
  }

  private static List<Refusal> refuse(perennial.journal.Command command) {
    return shop.registry.refuse(shop.seller, command);
  }

  private static void act(perennial.journal.Command command) {
    shop.registry.act(shop.seller, command);
  }

  @Test
  void takesWhatWasSoldFromStock() {
    long lot = shop.lot(10);
    Sale sale = shop.sale(shop.sell(Shop.item(lot, 3)));
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(7));
    assertThat(shop.adjustments(lot))
        .extracting(Adjustment::reason, Adjustment::delta, Adjustment::adjustedAt)
        .containsExactly(tuple("sale", Amount.of(-3), sale.soldAt()));
    assertThat(breaches(lot)).isEmpty();
    // Who sold it is a claim: another licensee's user may be named.
    assertThat(sale.stated().get("global_sold_by_user_id")).isEqualTo("WAWA1.US9");
    assertThat(sale.stated().has("patient_medical_id")).isFalse();
    assertThat(
            shop.registry
                .personal(shop.seller, sale.ref(), sale.personal())
                .get("patient_medical_id"))
        .isEqualTo("P-1");
    // 9.99 a piece, three pieces, 1.00 in all: the arithmetic is not checked.
    assertThat(shop.items(sale.serial()).getFirst().priceTotal()).isEqualByComparingTo("1.00");
  }

  /** What happened is recorded; that the license was suspended is listed beside it. */
  @Test
  void recordsTheSaleOfASuspendedLicenseeAndListsIt() {
    long lot = shop.lot(10);
    Permissions rules = Permissions.of(TestRegistry.RULES);
    shop.registry.official(new SuspendLicensee(shop.seller));
    try {
      var report = shop.report(SaleStatus.SALE, "", Shop.item(lot, 3));
      ObjectRef sale = shop.registry.act(shop.seller, new Permitted(report, rules));

      assertThat(shop.stock(lot)).isEqualTo(Amount.of(7));
      assertThat(breaches(sale.serial()))
          .singleElement()
          .satisfies(breach -> {
            assertThat(breach.code()).isEqualTo(Breaches.LICENSE_SUSPENDED);
            assertThat(breach.kind()).isEqualTo(Retail.SALE_KIND);
            assertThat(breach.text()).contains("sale.report", "WAC 314-55-540");
          });
      var deletion = new Permitted(new DeleteSale(sale.serial()), rules);
      shop.registry.act(shop.seller, deletion);
      shop.registry.act(shop.seller, deletion);
      assertThat(breaches(sale.serial())).as("of the sale and of its deletion").hasSize(2);
      var asked = new SplitLot(lot, shop.area, Amount.of(1), null, Stated.NONE);
      assertThat(shop.registry.refuse(shop.seller, new Permitted(asked, rules)))
          .extracting(refusal -> refusal.reason().name())
          .containsExactly("LICENSEE_SUSPENDED");
    } finally {
      shop.registry.official(new ReinstateLicensee(shop.seller));
    }
  }

  @Test
  void recordsWhatWasSoldBeyondStockAndStopsAtZero() {
    long lot = shop.lot(5);
    Amount unresolved = shop.registry.posted(shop.seller, Account.UNRESOLVED);
    shop.sell(Shop.item(lot, 4), Shop.item(lot, 3));
    assertThat(shop.stock(lot)).isEqualTo(Amount.ZERO);
    assertThat(shop.registry.posted(shop.seller, Account.UNRESOLVED).minus(unresolved))
        .isEqualTo(Amount.of(-2));
    assertThat(breaches(lot))
        .extracting(Breach::code, Breach::excess)
        .containsExactly(tuple("stock-exceeded", Amount.of(2)));
    assertThat(shop.adjustments(lot)).extracting(Adjustment::delta).containsExactly(Amount.of(-5));
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    long lot = shop.lot(5);
    long theirs =
        shop.registry.lot(
            shop.other,
            shop.registry.productType(shop.other, "end_product", "capsules"),
            shop.registry.area(shop.other),
            5);
    var malformed =
        new ReportSale(
            null,
            null,
            null,
            "x".repeat(256),
            null,
            null,
            null,
            null,
            null,
            Stated.NONE,
            Stated.NONE,
            List.of(
                Shop.item(null, Amount.of(1)),
                Shop.item(theirs, 1),
                Shop.item(lot, null),
                Shop.item(lot, 0),
                Shop.item(lot, Amount.parse("0.5"))));
    assertThat(refuse(malformed))
        .extracting(Refusal::field, Refusal::text)
        .containsExactlyInAnyOrder(
            tuple("type", "The type field is required."),
            tuple("status", "The status field is required."),
            tuple("sold_at", "The sold at field is required."),
            tuple("external_id", "The external id may not be greater than 255 characters."),
            tuple("sale_items.0.inventory_id", "The inventory id field is required."),
            tuple("sale_items.1.inventory_id", "The selected inventory id is invalid."),
            tuple("sale_items.2.qty", "The qty field is required."),
            tuple("sale_items.3.qty", "The qty must be greater than 0."),
            tuple("sale_items.4.qty", "The qty must be a whole number of units."));
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(5));
  }

  @Test
  void refusesSalesOfTheFuturePastTheTolerance() {
    long lot = shop.lot(5);
    var latest = shop.registry.now().plusSeconds(1).plus(Reporting.FUTURE_MAX);
    act(Shop.report(SaleStatus.SALE, "", latest, Shop.item(lot, 1)));
    var tooLate = shop.registry.now().plus(Reporting.FUTURE_MAX).plusSeconds(2);
    assertThat(refuse(Shop.report(SaleStatus.SALE, "", tooLate, Shop.item(lot, 1))))
        .extracting(Refusal::text)
        .containsExactly("The sold at may not be more than 24 hours in the future.");
    assertThat(refuse(Shop.change(shop.sell(Shop.item(lot, 1)), null, List.of())))
        .extracting(Refusal::reason)
        .containsExactly(SaleReason.ITEMS_MISSING);
  }

  @Test
  void takesSalesOfLongAgo() {
    long lot = shop.lot(5);
    var longAgo = shop.registry.now().minus(Duration.ofDays(400));
    act(Shop.report(SaleStatus.SALE, "", longAgo, Shop.item(lot, 1)));
    assertThat(shop.adjustments(lot)).extracting(Adjustment::adjustedAt).containsExactly(longAgo);
  }

  @Test
  void givesBackWhatIsReturnedOrVoided() {
    for (SaleStatus status : List.of(SaleStatus.RETURN, SaleStatus.VOID)) {
      long lot = shop.lot(5);
      long sale = shop.sell(Shop.item(lot, 3));
      act(Shop.change(sale, status, null));
      assertThat(shop.stock(lot)).isEqualTo(Amount.of(5));
      assertThat(shop.adjustments(lot))
          .extracting(Adjustment::reason, Adjustment::delta)
          .containsExactly(tuple("sale", Amount.of(-3)), tuple(status.wire(), Amount.of(3)));
      act(Shop.change(sale, status, null));
      assertThat(shop.stock(lot)).isEqualTo(Amount.of(5));
    }
  }

  @Test
  void givesBackNoMoreThanItTook() {
    long lot = shop.lot(2);
    long sale = shop.sell(Shop.item(lot, 5));
    act(Shop.change(sale, SaleStatus.VOID, null));
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(2));
  }

  @Test
  void leavesWhatDidNotHappenAsItIs() {
    long sale = shop.sell(Shop.item(shop.lot(5), 1));
    act(Shop.change(sale, SaleStatus.VOID, null));
    for (SaleStatus status : List.of(SaleStatus.SALE, SaleStatus.RETURN)) {
      assertThat(refuse(Shop.change(sale, status, null)))
          .extracting(Refusal::field, Refusal::reason)
          .containsExactly(tuple("status", SaleReason.STATUS_FINAL));
    }
  }

  @Test
  void takesGoodsThatCameBackIntoStock() {
    long lot = shop.lot(5);
    long sale =
        shop.registry
            .act(shop.seller, shop.report(SaleStatus.RETURN, "", Shop.item(lot, 2)))
            .serial();
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(7));
    act(Shop.change(sale, SaleStatus.VOID, null));
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(5));
    act(shop.report(SaleStatus.VOID, "", Shop.item(lot, 2)));
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(5));
  }

  @Test
  void changesLinesByWhatIsNew() {
    long first = shop.lot(10);
    long second = shop.lot(10);
    long sale = shop.sell(Shop.item(first, 3), Shop.item(second, 3));
    SaleItem line = shop.items(sale).getFirst();
    act(Shop.change(sale, null, List.of(Shop.item(first, 5), Shop.item(first, 1))));
    assertThat(shop.stock(first)).isEqualTo(Amount.of(4));
    assertThat(shop.stock(second)).isEqualTo(Amount.of(10));
    assertThat(shop.items(sale))
        .extracting(SaleItem::lot, SaleItem::qty)
        .containsExactly(tuple(first, Amount.of(5)), tuple(first, Amount.of(1)));
    assertThat(shop.items(sale).getFirst().serial()).isEqualTo(line.serial());
  }

  @Test
  void leavesTheShortfallWhereItIsWhenTheSameLinesAreSentAgain() {
    long lot = shop.lot(2);
    long sale = shop.sell(Shop.item(lot, 5));
    act(
        new perennial.inventory.AdjustLot(
            lot, Amount.of(9), "reconciliation", "", null, null, null));
    act(Shop.change(sale, null, List.of(Shop.item(lot, 5))));
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(9));
  }

  @Test
  void restoresStockWhenDeletedAndOnlyOnce() {
    long lot = shop.lot(5);
    long sale = shop.sell(Shop.item(lot, 3));
    act(new DeleteSale(sale));
    act(new DeleteSale(sale));
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(5));
    assertThat(shop.adjustments(lot))
        .extracting(Adjustment::reason)
        .containsExactly("sale", "void");
    assertThat(shop.sale(sale).isDeleted()).isTrue();
    assertThat(shop.items(sale)).isEmpty();
    assertThat(refuse(Shop.change(sale, SaleStatus.VOID, null)))
        .extracting(Refusal::reason)
        .containsExactly(SaleReason.UNKNOWN);
  }

  @Test
  void knowsNoSaleOfAnothers() {
    long sale = shop.sell(Shop.item(shop.lot(5), 1));
    for (var command : List.of(Shop.change(sale, SaleStatus.VOID, null), new DeleteSale(sale))) {
      assertThat(shop.registry.refuse(shop.other, command))
          .extracting(Refusal::reason)
          .containsExactly(SaleReason.UNKNOWN);
    }
  }

  @Test
  void keepsAnothersAreaAsAClaimOnly() {
    long theirs = shop.registry.area(shop.other);
    long sale =
        shop.registry
            .act(
                shop.seller,
                new ReportSale(
                    SaleType.WHOLESALE,
                    SaleStatus.SALE,
                    shop.registry.now(),
                    "",
                    theirs,
                    null,
                    null,
                    null,
                    null,
                    Stated.of(Map.of("global_area_id", "WAJ412598.AR1")),
                    Stated.NONE,
                    List.of(Shop.item(shop.lot(5), 1))))
            .serial();
    assertThat(shop.sale(sale).area()).isNull();
    assertThat(shop.sale(sale).stated().get("global_area_id")).isEqualTo("WAJ412598.AR1");
  }

  @Test
  void repeatsOnlyWhileTheExternalIdTellsOneSale() {
    long lot = shop.lot(10);
    ReportSale report = shop.report(SaleStatus.SALE, "till-1", Shop.item(lot, 1));
    long first = shop.registry.create(shop.seller, report, "one").subject().serial();
    assertThat(shop.registry.create(shop.seller, report, "one").replayed()).isTrue();
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(9));

    ReportSale another = shop.report(SaleStatus.SALE, "till-1", Shop.item(lot, 2));
    long second = shop.registry.create(shop.seller, another, "two").subject().serial();
    Done third = shop.registry.create(shop.seller, report, "one");
    assertThat(third.replayed()).isFalse();
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(6));
    assertThat(shop.sale(first).duplicateExternalId()).isFalse();
    assertThat(shop.sale(second).duplicateExternalId()).isTrue();
    assertThat(shop.sale(third.subject().serial()).duplicateExternalId()).isTrue();
  }

  @Test
  void repeatsNoSaleThatWasDeletedOrVoided() {
    long lot = shop.lot(10);
    for (String end : List.of("deleted", "voided")) {
      ReportSale report = shop.report(SaleStatus.SALE, "till-" + end, Shop.item(lot, 1));
      long first = shop.registry.create(shop.seller, report, end).subject().serial();
      act(
          end.equals("deleted")
              ? new DeleteSale(first)
              : Shop.change(first, SaleStatus.VOID, null));
      assertThat(shop.registry.create(shop.seller, report, end).replayed()).isFalse();
    }
    assertThat(shop.stock(lot)).isEqualTo(Amount.of(8));
  }

  @Test
  void takesAsManyLinesAsTheLimitAndNotOneMore() {
    ReportedItem one = Shop.item(shop.lot(Retail.ITEMS_MAX), 1);
    var most = Collections.nCopies(Retail.ITEMS_MAX, one).toArray(ReportedItem[]::new);
    var more = Stream.concat(Stream.of(one), Stream.of(most)).toArray(ReportedItem[]::new);
    assertThat(refuse(shop.report(SaleStatus.SALE, "", more)))
        .extracting(Refusal::reason)
        .containsExactly(SaleReason.TOO_MANY_ITEMS);
    assertThat(shop.items(shop.sell(most))).hasSize(Retail.ITEMS_MAX);
  }

  @Test
  void foldsToItsRowsWhateverHappens() throws SQLException {
    try (var own = new Shop()) {
      var random = new Random(5);
      long lot = own.lot(30);
      long other = own.lot(3);
      var sales = new java.util.ArrayList<Long>();
      for (int step = 0; step < 60; step++) {
        var item = Shop.item(random.nextBoolean() ? lot : other, 1 + random.nextInt(4));
        if (sales.isEmpty() || random.nextInt(3) == 0) {
          var report =
              own.report(
                  STATUSES.get(random.nextInt(STATUSES.size())), "x" + random.nextInt(3), item);
          sales.add(own.registry.act(own.seller, report).serial());
        } else {
          long sale = sales.get(random.nextInt(sales.size()));
          var status = STATUSES.get(random.nextInt(STATUSES.size()));
          var command =
              random.nextInt(6) == 0
                  ? new DeleteSale(sale)
                  : Shop.change(sale, status, random.nextBoolean() ? List.of(item) : null);
          own.registry.call(own.seller, command);
        }
        assertConserved(own, lot, other);
      }
      own.registry.assertFolds(
          own.seller, Retail.SALE, "serial", row -> List.of(row.licenseeId(), row.serial()));
      own.registry.assertFolds(
          own.seller, Retail.SALE_ITEM, "serial", row -> List.of(row.licenseeId(), row.serial()));
      own.registry.assertFolds(
          own.seller, Retail.SALE_NAME, "sale", row -> List.of(row.licenseeId(), row.externalId()));
    }
  }

  private static void assertConserved(Shop own, long lot, long other) {
    Amount elsewhere =
        own.registry
            .posted(own.seller, Account.SOLD)
            .plus(own.registry.posted(own.seller, Account.UNRESOLVED));
    assertThat(own.stock(lot).plus(own.stock(other)).plus(elsewhere)).isEqualTo(Amount.of(33));
  }
}
