package perennial.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.inventory.Account;
import perennial.inventory.Breach;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.LotOrigin;
import perennial.inventory.LotPlan;
import perennial.inventory.OpenProductionBatch;
import perennial.inventory.Ruled;
import perennial.inventory.TestRegistry;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/** What the rules say of sales is recorded beside them; a sale that happened is never refused. */
class SaleRulesTest {
  private static final RulePack CURRENT = RulePackLoader.loadShipped("wa", "current");
  private static final Instant SOLD = Instant.parse("2026-06-01T17:00:00Z");

  private static Shop shop;

  @BeforeAll
  static void open() throws SQLException {
    shop = new Shop();
    shop.registry.setNow(SOLD.plusSeconds(60));
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static ReportSale sale(
      SaleType type, @Nullable String price, @Nullable String tax, ReportedItem... items) {
    return new ReportSale(
        type,
        SaleStatus.SALE,
        SOLD,
        "",
        null,
        price == null ? null : new BigDecimal(price),
        null,
        tax == null ? null : new BigDecimal(tax),
        null,
        Stated.NONE,
        Stated.NONE,
        List.of(items));
  }

  private static List<Breach> breaches(RulePack rules, Command command) {
    long sale =
        shop.registry
            .act(shop.seller, new Ruled(command, rules, List.of(new SaleRules())))
            .serial();
    return of(sale);
  }

  private static List<Breach> of(long sale) {
    return shop.registry.rows(
        shop.seller, Query.newestFirst(Inventory.BREACH, "entryId").equal("serial", sale));
  }

  @Test
  void countAllLinesOfALimitTogether() {
    long lot = shop.lot(200);
    long more = shop.lot(200);

    assertThat(
            breaches(
                CURRENT,
                sale(
                    SaleType.RETAIL_RECREATIONAL,
                    null,
                    null,
                    Shop.item(lot, 20),
                    Shop.item(more, 8))))
        .isEmpty();
    assertThat(
            breaches(
                CURRENT,
                sale(
                    SaleType.RETAIL_RECREATIONAL,
                    null,
                    null,
                    Shop.item(lot, 20),
                    Shop.item(more, 9))))
        .as("29 jars of a gram, over 28.35 grams; the rule denies, and a report is a report")
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(SaleRules.SALE_LIMIT);
          assertThat(breach.text()).contains("1 ounce of useable cannabis", "WAC 314-55-095");
        });
  }

  @Test
  void giveAPatientThreeTimesAsMuch() {
    long lot = shop.lot(200);
    assertThat(breaches(CURRENT, sale(SaleType.RETAIL_MEDICAL, null, null, Shop.item(lot, 85))))
        .isEmpty();
    assertThat(breaches(CURRENT, sale(SaleType.RETAIL_MEDICAL, null, null, Shop.item(lot, 86))))
        .hasSize(1);
    assertThat(breaches(CURRENT, sale(SaleType.WHOLESALE, null, null, Shop.item(lot, 86))))
        .as("another licensee is no customer")
        .isEmpty();
  }

  /** What a shop has after it received goods as a sample: the receipt is of a room beside this. */
  private record Given(long productType, long area, long batch) implements Command {
    @Override
    public String act() {
      return "lot.create";
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      var plan =
          LotPlan.of(deciding, productType, Unit.EA, LotOrigin.RECEIPT)
              .in(area, batch)
              .tradeSample("budtender_sample");
      var events = new ArrayList<Event>(List.of(plan.created()));
      events.addAll(
          new Ledger(deciding).bring(plan.lot(), Account.DECLARED, Amount.of(2), "given").events());
      return Outcome.made(plan.lot().ref(), events);
    }
  }

  @Test
  void listASampleThatWasSoldOn() {
    long batch =
        shop.registry
            .act(shop.seller, new OpenProductionBatch(shop.area, null, null, Stated.NONE))
            .serial();
    long given = shop.registry.act(shop.seller, new Given(shop.jars, shop.area, batch)).serial();

    for (RulePack rules : List.of(TestRegistry.RULES, CURRENT)) {
      assertThat(
              breaches(rules, sale(SaleType.RETAIL_RECREATIONAL, null, null, Shop.item(given, 1))))
          .singleElement()
          .satisfies(breach -> {
            assertThat(breach.code()).isEqualTo(SaleRules.NOT_FOR_SALE);
            assertThat(breach.text()).isEqualTo("A sample may not be sold. (WAC 314-55-096)");
          });
    }
  }

  @Test
  void areAskedAgainWhenTheyAreChanged() {
    long lot = shop.lot(200);
    ReportSale report = sale(SaleType.RETAIL_RECREATIONAL, null, null, Shop.item(lot, 20));
    long sale = shop.registry.act(shop.seller, report).serial();
    var more =
        new Ruled(
            Shop.change(sale, null, List.of(Shop.item(lot, 30))),
            CURRENT,
            List.of(new SaleRules()));

    shop.registry.act(shop.seller, more);

    assertThat(of(sale)).extracting(Breach::code).containsExactly(SaleRules.SALE_LIMIT);
  }

  @Test
  void owedTheirTaxWhereTheyStateOne() {
    long lot = shop.lot(200);
    // 37 % of 12.00 is 4.44.
    assertThat(
            breaches(
                CURRENT, sale(SaleType.RETAIL_RECREATIONAL, "12.00", "4.44", Shop.item(lot, 1))))
        .isEmpty();
    assertThat(
            breaches(
                CURRENT, sale(SaleType.RETAIL_RECREATIONAL, "12.00", "4.43", Shop.item(lot, 1))))
        .extracting(Breach::code)
        .containsExactly(SaleRules.TAX_SHORT);
    assertThat(breaches(CURRENT, sale(SaleType.RETAIL_MEDICAL, "12.00", "1.00", Shop.item(lot, 1))))
        .as("no excise is due of patients")
        .isEmpty();
    assertThat(
            breaches(CURRENT, sale(SaleType.RETAIL_RECREATIONAL, "12.00", null, Shop.item(lot, 1))))
        .isEmpty();
  }

  @Test
  void areJudgedByTheRulesOfTheirDay() {
    long lot = shop.lot(200);
    shop.registry.setNow(SOLD.plusSeconds(120));
    assertThat(
            breaches(
                TestRegistry.RULES,
                sale(SaleType.RETAIL_RECREATIONAL, null, null, Shop.item(lot, 29))))
        .hasSize(1);
  }
}
