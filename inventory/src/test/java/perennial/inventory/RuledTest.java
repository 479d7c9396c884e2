package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.Command;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;

/** Goods that stand against a rule: warned of and listed, or refused with the law. */
class RuledTest {
  private static final RulePack OLD = TestRegistry.RULES;
  private static final RulePack CURRENT = RulePackLoader.loadShipped("wa", "current");

  /** When lots of flower of over 50 pounds were denied, and before. */
  private static final Instant NOW = Instant.parse("2026-06-01T18:00:00Z");

  private static TestRegistry registry;
  private static LicenseeId grower;
  private static long area;
  private static long flower;
  private static long batch;

  @BeforeAll
  static void open() {
    registry = TestRegistry.with();
    registry.setNow(NOW);
    grower = registry.license("J400001", "cultivator_production");
    area = registry.area(grower);
    flower = registry.productType(grower, "harvest_materials", "flower_lots");
    batch = registry.act(grower, new OpenProductionBatch(area, null, null, Stated.NONE)).serial();
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  private static Command ruled(RulePack rules, Command command) {
    return new Ruled(command, rules, List.of(new StockRules()));
  }

  private static DeclareLot lot(String grams) {
    return new DeclareLot(
        flower, area, null, batch, Amount.parse(grams), false, false, null, null, Stated.NONE);
  }

  private static List<Breach> breaches(LicenseeId licensee, long serial) {
    return registry.rows(
        licensee, Query.newestFirst(Inventory.BREACH, "entryId").equal("serial", serial));
  }

  @Test
  void takesALotOfTheLimitAndListsOneAboveIt() {
    long just = registry.act(grower, ruled(OLD, lot("2267.9619"))).serial();
    long over = registry.act(grower, ruled(OLD, lot("2267.962"))).serial();

    assertThat(breaches(grower, just)).isEmpty();
    assertThat(breaches(grower, over))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(StockRules.LOT_SIZE);
          assertThat(breach.text())
              .isEqualTo("A lot of flower weighs at most 5 pounds. (WAC 314-55-010 of 2013)");
        });
  }

  @Test
  void refusesALotAboveALimitThatDenies() {
    registry.act(grower, ruled(CURRENT, lot("22679.6185")));

    assertThat(registry.refuse(grower, ruled(CURRENT, lot("22679.6186"))))
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.reason()).isEqualTo(Asked.Reason.AGAINST_A_RULE);
          assertThat(refusal.field()).isEqualTo("qty");
          assertThat(refusal.text()).contains("50 pounds", "(W");
        });
    assertThat(registry.act(grower, ruled(OLD, lot("22679.6186")))).isNotNull();
  }

  @Test
  void asksTheSizeOfALotThatACorrectionMakesLarger() {
    long found = registry.act(grower, ruled(OLD, lot("2267.9619"))).serial();

    registry.act(grower, ruled(OLD, adjusted(found, "-0.0001")));
    registry.act(grower, ruled(OLD, adjusted(found, "0.0001")));
    assertThat(breaches(grower, found)).as("at the limit").isEmpty();
    registry.act(grower, ruled(OLD, changed(found, flower, "2267.962")));
    assertThat(breaches(grower, found))
        .singleElement()
        .extracting(Breach::code)
        .isEqualTo(StockRules.LOT_SIZE);
    registry.act(grower, ruled(OLD, adjusted(found, "0.0001")));
    assertThat(breaches(grower, found)).hasSize(2);
    registry.act(grower, ruled(OLD, changed(found, flower, "2267.9621")));
    registry.act(grower, ruled(OLD, adjusted(found, "-0.0001")));
    assertThat(breaches(grower, found)).as("it became no more").hasSize(2);
  }

  /** An update asks for something; a count that found more tells of it. */
  @Test
  void refusesAnUpdateAboveALimitThatDeniesAndListsACount() {
    long found = registry.act(grower, ruled(CURRENT, lot("22679.6185"))).serial();

    assertThat(registry.refuse(grower, ruled(CURRENT, changed(found, flower, "22679.6186"))))
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.reason()).isEqualTo(Asked.Reason.AGAINST_A_RULE);
          assertThat(refusal.field()).isEqualTo("qty");
        });
    registry.act(grower, ruled(CURRENT, adjusted(found, "0.0001")));
    assertThat(breaches(grower, found)).hasSize(1);

    long mix = registry.productType(grower, "harvest_materials", "other_material");
    long heap = registry.lot(grower, mix, area, 30_000);
    assertThat(registry.refuse(grower, ruled(CURRENT, changed(heap, flower, null))))
        .as("as other goods it is too large")
        .extracting(Refusal::field)
        .containsExactly("inventory_type_id");
  }

  private static AdjustLot adjusted(long lot, String delta) {
    return new AdjustLot(lot, Amount.parse(delta), "reconciliation", "", null, null, null);
  }

  private static ChangeLot changed(long lot, long type, @Nullable String qty) {
    return new ChangeLot(
        lot,
        type,
        null,
        null,
        null,
        qty == null ? null : Amount.parse(qty),
        null,
        null,
        null,
        null,
        null,
        null,
        Stated.NONE);
  }

  @Test
  void listsAConversionThatNoRuleMakes() {
    long some = registry.lot(grower, flower, area, 100);
    long salve = registry.productType(grower, "end_product", "topical");
    long jars = registry.productType(grower, "end_product", "usable_marijuana");

    assertThat(breaches(grower, made(jars, some))).isEmpty();
    assertThat(breaches(grower, made(salve, some)))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(StockRules.CONVERSION);
          assertThat(breach.text()).startsWith("No rule in force makes topical of flower_lots.");
        });
  }

  private static long made(long type, long from) {
    var convert =
        new ConvertLots(
            OLD,
            List.of(new ConvertLots.Source(from, Amount.of(10))),
            type,
            area,
            null,
            Amount.of(5),
            null,
            false,
            false,
            null,
            null,
            null,
            Stated.NONE);
    return registry.act(grower, ruled(OLD, convert)).serial();
  }

  /** What if somebody had read how much cannabis infused goods may hold. */
  private static final RulePack READ =
      RulePackLoader.load(
          path ->
              RuleFiles.shipped()
                  .read(path)
                  .map(text ->
                      path.endsWith("quantity-limits.json")
                          ? text.replace("\"unverified\"", "\"verified\"")
                              .replace("\"warn\"", "\"deny\"")
                          : text),
          "wa",
          "current");

  @Test
  void asksWhetherInfusedGoodsHoldMoreCannabisThanWentIn() {
    long some = registry.lot(grower, flower, area, 100);
    long cookie = cookie("0.5");
    long silent = cookie("");

    assertThat(kept(baked(OLD, cookie, some, 20))).as("10 g of 10 g").isEmpty();
    assertThat(kept(baked(OLD, silent, some, 10_000))).as("nobody stated it").isEmpty();
    long tooMany = baked(OLD, cookie, some, 21);
    assertThat(kept(tooMany)).singleElement().extracting(Breach::excess).isEqualTo(Amount.ZERO);
    assertThat(kept(baked(CURRENT, cookie, some, 21))).as("whose text nobody read").hasSize(1);
    assertThat(registry.refuse(grower, ruled(READ, baking(cookie, some, 21))))
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.field()).isEqualTo("qty");
          assertThat(refusal.text()).startsWith("Infused goods hold at most the cannabis that");
        });
    long repacked = baked(OLD, cookie("1"), tooMany, 10);
    assertThat(kept(repacked)).as("out of infused goods, too").hasSize(1);
    assertThat(kept(baked(OLD, cookie("99999999999"), some, 99_999_999)))
        .as("more than any amount is")
        .hasSize(1);
  }

  /** What is listed of it about cannabis that grew; the graph of conversions warns besides. */
  private static List<Breach> kept(long lot) {
    return breaches(grower, lot).stream()
        .filter(breach -> breach.code().equals(StockRules.CANNABIS_KEPT))
        .toList();
  }

  private static long cookie(String cannabis) {
    var stated = Stated.of(Map.of("total_marijuana_in_grams", cannabis));
    return registry
        .act(
            grower,
            new DeclareProductType(
                OLD, "Cookie" + cannabis, null, "solid_edible", null, null, null, stated))
        .serial();
  }

  private static ConvertLots baking(long type, long from, long count) {
    return new ConvertLots(
        OLD,
        List.of(new ConvertLots.Source(from, Amount.of(10))),
        type,
        area,
        null,
        Amount.of(count),
        null,
        false,
        false,
        null,
        null,
        null,
        Stated.NONE);
  }

  private static long baked(RulePack rules, long type, long from, long count) {
    return registry.act(grower, ruled(rules, baking(type, from, count))).serial();
  }

  @Test
  void listsGoodsThatAreNotForTheLicense() {
    LicenseeId producer = registry.license("G400002", "cultivator");
    var cookies =
        new DeclareProductType(
            OLD, "Cookie", null, "solid_edible", Amount.of(50), null, null, Stated.NONE);

    long type = registry.act(producer, ruled(OLD, cookies)).serial();

    assertThat(breaches(producer, type))
        .singleElement()
        .extracting(Breach::code, Breach::text)
        .containsExactly(
            StockRules.GOODS,
            "A producer sells plants and lots; goods that are processed are a processor's."
                + " (WAC 314-55-075, WAC 314-55-077)");
    assertThat(breaches(grower, registry.act(grower, ruled(OLD, cookies)).serial())).isEmpty();
  }

  @Test
  void leavesARefusalOfTheActItselfAlone() {
    assertThat(registry.refuse(grower, ruled(CURRENT, lot("-1"))))
        .extracting(Refusal::reason)
        .containsExactly(DeclareLot.Reason.QTY_WRONG);
  }
}
