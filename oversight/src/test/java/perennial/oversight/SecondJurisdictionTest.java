package perennial.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.inventory.DeclareLot;
import perennial.inventory.DeclareProductType;
import perennial.inventory.EventRules;
import perennial.inventory.Inventory;
import perennial.inventory.OpenProductionBatch;
import perennial.inventory.Ruled;
import perennial.inventory.StockRules;
import perennial.inventory.TestRegistry;
import perennial.journal.Command;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.laboratory.LabJudge;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.ReportResult;
import perennial.laboratory.ResultVerdict;
import perennial.laboratory.TestingStatus;
import perennial.licensing.Business;
import perennial.licensing.OpenArea;
import perennial.licensing.Permissions;
import perennial.licensing.Permitted;
import perennial.licensing.RegisterLicensee;
import perennial.licensing.SuspendLicensee;
import perennial.retail.Retail;
import perennial.retail.SaleRules;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.transport.AskedItem;
import perennial.transport.DepartTransfer;
import perennial.transport.FileTransfer;
import perennial.transport.ManifestType;
import perennial.transport.ReceiveTransfer;
import perennial.transport.ReceivedItem;
import perennial.transport.TransferItem;
import perennial.transport.TransferRules;
import perennial.transport.Transport;

/**
 * The rooms under the rules of an invented republic, with other license types, codes, units,
 * panels, limits, sentences and identifiers: nothing of the reference jurisdiction is asked.
 */
final class SecondJurisdictionTest {
  private static final RulePack RULES =
      RulePackLoader.load(
          RuleFiles.onClasspath(SecondJurisdictionTest.class.getClassLoader(), "second"),
          "borduria",
          "only");

  private static final List<EventRules> ASKED =
      List.of(new StockRules(), new TransferRules(), new SaleRules());

  private static final LicenseeId GARDEN = new LicenseeId(7_001);
  private static final LicenseeId STALL = new LicenseeId(7_002);
  private static final LicenseeId LAB = new LicenseeId(7_003);

  private static TestRegistry registry;
  private static long area;
  private static long labArea;
  private static long resin;
  private static long batch;

  @BeforeAll
  static void open() {
    registry = TestRegistry.with(new Laboratory(), new Transport(), new Retail());
    registry.setPrefix(RULES.jurisdiction().identifierPrefix());
    license(GARDEN, "a101", "garden");
    license(STALL, "S102", "stall");
    license(LAB, "T103", "lab");
    area = act(GARDEN, new OpenArea("Shed", false, "")).serial();
    labArea = act(LAB, new OpenArea("Bench", false, "")).serial();
    resin =
        act(
                GARDEN,
                new DeclareProductType(RULES, "Resin", null, "HARZ", null, null, null, Stated.NONE))
            .serial();
    batch = act(GARDEN, new OpenProductionBatch(area, null, null, Stated.NONE)).serial();
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  private static void license(LicenseeId id, String code, String type) {
    registry.official(
        ruled(
            new RegisterLicensee(
                id,
                code,
                type,
                Business.named(code, RULES.jurisdiction().premisesRegion()),
                RULES,
                false)));
  }

  private static Command ruled(Command command) {
    return new Permitted(new Ruled(command, RULES, ASKED), Permissions.of(RULES));
  }

  private static ObjectRef act(LicenseeId by, Command command) {
    return registry.act(by, ruled(command));
  }

  private static List<String> refused(LicenseeId by, Command command) {
    return registry.refuse(by, ruled(command)).stream().map(Refusal::text).toList();
  }

  private static DeclareLot lot(String grams) {
    return new DeclareLot(
        resin, area, null, batch, Amount.parse(grams), false, false, null, null, Stated.NONE);
  }

  private static FileTransfer filing(LicenseeId to, long lot, long grams, String sample) {
    var item =
        new AskedItem(
            null,
            lot,
            Amount.of(grams),
            !sample.isEmpty(),
            sample,
            "",
            false,
            false,
            null,
            "",
            "",
            Stated.NONE);
    return new FileTransfer(
        to,
        ManifestType.DELIVERY,
        "",
        "",
        null,
        null,
        Stated.NONE,
        Stated.NONE,
        List.of(item),
        RULES);
  }

  /** A sample of a lot goes to the laboratory, which says how much tin it found. */
  private static LabResult tested(long lot, @Nullable String tin) {
    long transfer = act(GARDEN, filing(LAB, lot, 10, "lab_sample")).serial();
    act(GARDEN, new DepartTransfer(transfer, LAB, RULES));
    TransferItem sent = item(transfer);
    act(
        LAB,
        new ReceiveTransfer(
            transfer,
            GARDEN,
            List.of(new ReceivedItem(sent.serial(), sent.qty(), labArea, null, null))));
    Map<String, Object> stated =
        tin == null ? Map.of() : Map.of("purity_state", "fertig", "tin_ug", tin);
    var report =
        new ReportResult(
            LAB,
            item(transfer).receivedLot(),
            GARDEN,
            lot,
            null,
            TestingStatus.COMPLETED,
            null,
            null,
            null,
            Stated.of(stated),
            new LabJudge(RULES));
    long result = act(LAB, report).serial();
    return registry
        .rows(LAB, Query.newestFirst(Laboratory.LAB_RESULT, "serial").equal("serial", result))
        .getFirst();
  }

  private static TransferItem item(long transfer) {
    return registry
        .rows(LAB, Query.newestFirst(Transport.TRANSFER_ITEM, "serial").equal("transfer", transfer))
        .getFirst();
  }

  @Test
  void makesLotsUnderItsOwnLimitsAndIdentifiers() {
    long made = act(GARDEN, lot("900")).serial();

    assertThat(registry.row(GARDEN, Identifiers.OBJECT, Inventory.LOT_KIND, made).prefix())
        .isEqualTo("BOX7001");
    assertThat(refused(GARDEN, lot("900.0001")))
        .containsExactly("A box holds at most 900 grams. (Harvest Act, section 3)");
    assertThat(refused(STALL, lot("1")))
        .containsExactly("Only gardens make goods. (Harvest Act, section 3)");
  }

  @Test
  void judgesByItsOwnPanelAndLetsGoodsGoByItsOwnMatrix() {
    long good = act(GARDEN, lot("800")).serial();
    long bad = act(GARDEN, lot("800")).serial();
    long open = act(GARDEN, lot("800")).serial();

    assertThat(refused(GARDEN, filing(STALL, good, 100, "")))
        .containsExactly("Stalls take tested resin only.");
    assertThat(tested(good, "6.9").verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(tested(bad, "7.0").verdict()).isEqualTo(ResultVerdict.FAIL);
    assertThat(tested(open, null).verdict()).isEqualTo(ResultVerdict.INDETERMINATE);

    long sale = act(GARDEN, filing(STALL, good, 100, "")).serial();
    act(GARDEN, new DepartTransfer(sale, STALL, RULES));
    assertThat(refused(GARDEN, filing(STALL, bad, 100, "")))
        .singleElement()
        .asString()
        .contains("failed");
    assertThat(refused(GARDEN, filing(STALL, open, 100, "")))
        .containsExactly("Stalls take tested resin only.");
    assertThat(refused(GARDEN, filing(LAB, good, 100, "")))
        .containsExactly("Nothing else is sold on. (Harvest Act, section 3)");
  }

  @Test
  void refusesACodeOfTheReferenceJurisdiction() {
    assertThat(
            registry.refuse(
                LicenseeId.REGISTRY,
                new RegisterLicensee(
                    new LicenseeId(7_009),
                    "J412149",
                    "cultivator_production",
                    Business.named("Elsewhere"),
                    RULES,
                    false)))
        .extracting(refusal -> refusal.reason().name())
        .contains("TYPE_UNKNOWN");
  }

  @Test
  void asksItsOwnRulesOfASuspendedLicense() {
    var id = new LicenseeId(7_010);
    license(id, "A110", "garden");
    registry.official(ruled(new SuspendLicensee(id)));

    assertThat(refused(id, new OpenArea("Shed", false, "")))
        .containsExactly("A suspended license rests. (Harvest Act, section 3)");
  }
}
