package perennial.laboratory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;
import static perennial.laboratory.Scene.SHOP;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.inventory.LotDeleted;
import perennial.inventory.TestStatus;
import perennial.journal.Outcome;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Objections;

/** A laboratory reports a result: whose it is, when it was collected, what is refused. */
class ReportResultTest {
  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);

  @Test
  void passesAndComputesTotals() {
    LabResult result = scene.reported(scene.sampled(lot), Fields.passing());
    assertThat(result.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(result.rulesVersion()).isEqualTo("wa-2018/1");
    assertThat(result.totalThc()).isEqualTo(new BigDecimal("23.172"));
    assertThat(result.totalCbd()).isEqualTo(new BigDecimal("0.439"));
    assertThat(result.type()).isEqualTo("harvest_materials");
    assertThat(result.productClass()).isEqualTo("flower_lots");
    assertThat(result.clientId()).isEqualTo(CLIENT);
    assertThat(result.clientLot()).isEqualTo(lot.serial());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void failsOverALimitAndSaysWhy() {
    LabResult result = scene.reported(scene.sampled(lot), Fields.failing());
    assertThat(result.verdict()).isEqualTo(ResultVerdict.FAIL);
    assertThat(result.explanation()).contains("aflatoxins").contains("2000").contains("wa-2018/1");
    assertThat(scene.status(lot)).isEqualTo(TestStatus.FAILED);
  }

  @Test
  void failsOverALimitOfATestThatIsNotDemanded() {
    Stated fields =
        Fields.with(
            Fields.passing(), "pesticide_status", "completed", "pesticide_abamectin_ppm", "7");
    assertThat(scene.reported(scene.sampled(lot), fields).verdict()).isEqualTo(ResultVerdict.FAIL);
  }

  @Test
  void leavesOpenWhatIsMissing() {
    Stated fields = Fields.without(Fields.passing(), "microbial_status");
    LabResult result = scene.reported(scene.sampled(lot), fields);
    assertThat(result.verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(result.explanation()).contains("microbial");
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PENDING);
  }

  @Test
  void waitsUntilTestingIsCompleted() {
    Lot sample = scene.sampled(lot);
    var outcome =
        scene.accept(LAB, scene.report(sample, TestingStatus.IN_PROGRESS, Fields.failing()));
    assertThat(scene.result(outcome).verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PENDING);
  }

  @Test
  void demandsMoreOfMedicalGoods() {
    Lot medical = scene.medical(CLIENT);
    LabResult bare = scene.reported(scene.sampled(medical), Fields.passing());
    assertThat(bare.verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    Stated all =
        Fields.with(
            Fields.passing(),
            "pesticide_status",
            "completed",
            "pesticide_abamectin_ppm",
            "0",
            "metal_status",
            "completed",
            "metal_lead_ppm",
            "0");
    LabResult full = scene.reported(scene.sampled(medical), all);
    assertThat(full.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(full.generalUse()).isTrue();
    assertThat(scene.reported(scene.sampled(medical), Fields.with(all, "high_thc", true)))
        .matches(result -> result.highThc() && !result.generalUse());
  }

  @Test
  void neverFailsWhatTheRulesDoNotKnow() {
    Scene unknown = new Scene("moon_rock");
    Lot sample = unknown.sampled(unknown.harvested(CLIENT));
    LabResult result = unknown.reported(sample, Fields.passing());
    assertThat(result.verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(result.explanation()).contains("no product class");
  }

  @Test
  void letsPassWhatNeedsNoTest() {
    Scene seeds = new Scene("seeds");
    Lot sample = seeds.sampled(seeds.harvested(CLIENT));
    LabResult result = seeds.reported(sample, Stated.NONE);
    assertThat(result.verdict()).isEqualTo(ResultVerdict.NOT_APPLICABLE);
    assertThat(result.status()).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void attachesAnOwnLotToItself() {
    Lot own = scene.harvested(LAB);
    LabResult result = scene.reported(own, Fields.passing());
    assertThat(result.clientId()).isNull();
    assertThat(result.clientLot()).isNull();
    assertThat(scene.status(own)).isEqualTo(TestStatus.PASSED);
    assertThat(scene.status(scene.split(own))).isEqualTo(TestStatus.PASSED);
    var itself = withClient(scene.report(own, Fields.passing()), LAB, own.serial());
    assertThat(scene.result(scene.accept(LAB, itself)).clientLot()).isNull();
  }

  @Test
  void keepsAnotherLicenseeAsAClaim() {
    var report = scene.report(scene.sampled(lot), Fields.passing());
    var claimed =
        new ReportResult(
            LAB,
            report.sampleLot(),
            CLIENT,
            report.clientLot(),
            "WAWA1.MM9",
            TestingStatus.COMPLETED,
            null,
            null,
            "theirs",
            Fields.passing(),
            scene.judge);
    LabResult result = scene.result(scene.accept(LAB, claimed));
    assertThat(result.forLicensee()).isEqualTo("WAWA1.MM9");
    assertThat(result.clientId()).isEqualTo(CLIENT);
    assertThat(result.externalId()).isEqualTo("theirs");
    assertThat(claimed.parties()).containsExactly(CLIENT);
  }

  @Test
  void takesALotThatWasSentWithoutBeingCalledASample() {
    Lot sample = scene.sent(lot, LAB);
    LabResult result = scene.reported(sample, Fields.passing());
    assertThat(result.clientLot()).isEqualTo(lot.serial());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void takesAPartOfADividedSampleForTheSample() {
    Lot part = scene.split(scene.sampled(lot));
    var report = withClient(scene.report(part, Fields.passing()), CLIENT, lot.serial());
    scene.accept(LAB, report);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void datesTheCollectionByTheDrawingOfTheSample() {
    Lot sample = scene.sampled(lot);
    LabSample drawn =
        requireNonNull(scene.journal.find(Laboratory.SAMPLE, CLIENT, lot.serial(), 1L));
    scene.wait(Duration.ofDays(3));
    LabResult result = scene.reported(sample, Fields.passing());
    assertThat(result.collectionSource()).isEqualTo(CollectionSource.DRAWN);
    assertThat(result.collectionDate())
        .isEqualTo(drawn.drawnAt())
        .isBefore(result.createdAt().minus(Duration.ofDays(2)));
  }

  @Test
  void datesTheCollectionOfASplitOffSampleByTheSplit() {
    Lot splitOff = scene.split(lot);
    scene.wait(Duration.ofDays(2));
    LabResult result = scene.reported(scene.sampledWhole(splitOff), Fields.passing());
    assertThat(result.collectionDate()).isEqualTo(splitOff.createdAt());
  }

  @Test
  void fallsBackToStatedDatesThatCanBeTrue() {
    Instant received = Instant.parse("2025-11-01T08:00:00Z");
    Instant tested = Instant.parse("2025-11-02T08:00:00Z");
    Instant placeholder = Instant.parse("1900-01-01T08:00:00Z");
    Instant future = Instant.parse("2030-01-01T08:00:00Z");
    assertThat(own(received, tested).collectionDate()).isEqualTo(received);
    assertThat(own(null, tested).collectionSource()).isEqualTo(CollectionSource.TESTED);
    assertThat(own(placeholder, tested).collectionDate()).isEqualTo(tested);
    assertThat(own(future, null).collectionSource()).isEqualTo(CollectionSource.RECORDED);
    assertThat(own(null, null).collectionSource()).isEqualTo(CollectionSource.RECORDED);
  }

  @Test
  void decidesNothingWhereNoRulesWereInForce() {
    LabResult result = own(Instant.parse("2015-06-01T08:00:00Z"), null);
    assertThat(result.verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(result.rulesVersion()).isNull();
  }

  @Test
  void refusesASampleThatIsNotTheLaboratorys() {
    var report = withSample(scene.report(scene.sampled(lot), Fields.passing()), lot.serial());
    assertThat(scene.refuse(LAB, report))
        .containsExactly(
            Refusal.of(
                "inventory_id",
                ReportResult.Reason.SAMPLE_UNKNOWN,
                "The selected inventory id is invalid."));
    assertThat(scene.refuse(LAB, withSample(report, null)))
        .extracting(Refusal::text)
        .containsExactly("The inventory id field is required.");
  }

  @Test
  void refusesADeletedSample() {
    Lot sample = scene.sampled(lot);
    scene.tell(LAB, List.of(new LotDeleted(LAB, sample.serial())));
    assertThat(scene.refuse(LAB, scene.report(sample, Fields.passing())))
        .extracting(Refusal::reason)
        .containsExactly(ReportResult.Reason.SAMPLE_UNKNOWN);
  }

  @Test
  void refusesALotThatTheSampleWasNotDrawnFrom() {
    Lot another = scene.harvested(CLIENT);
    var report = scene.report(scene.sampled(lot), Fields.passing());
    for (var wrong :
        List.of(
            withClient(report, CLIENT, another.serial()),
            withClient(report, SHOP, lot.serial()),
            withClient(report, null, lot.serial()))) {
      assertThat(scene.refuse(LAB, wrong))
          .extracting(Refusal::field, Refusal::reason)
          .containsExactly(
              Tuple.tuple("for_inventory_id", ReportResult.Reason.NOT_DRAWN_FROM_THAT_LOT));
    }
  }

  @Test
  void refusesToForgetTheClient() {
    var report = withClient(scene.report(scene.sampled(lot), Fields.passing()), null, null);
    assertThatThrownBy(() -> scene.accept(LAB, report))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAllThatIsWrongAtOnce() {
    Lot sample = scene.sampled(lot);
    var report =
        new ReportResult(
            LAB,
            sample.serial(),
            null,
            4_711L,
            null,
            TestingStatus.COMPLETED,
            null,
            null,
            "x".repeat(Objections.EXTERNAL_ID_MAX + 1),
            Fields.with(Stated.NONE, "metal_lead_ppm", "1".repeat(40), "notes", "n".repeat(9_999)),
            scene.judge);
    assertThat(scene.refuse(LAB, report))
        .extracting(Refusal::field)
        .containsExactlyInAnyOrder("metal_lead_ppm", "notes", "external_id", "for_inventory_id");
  }

  @Test
  void standsUntilItIsVoidedOrDeleted() {
    var report = scene.report(scene.sampled(lot), Fields.passing());
    Outcome outcome = scene.accept(LAB, report);
    assertThat(report.stands(scene.state(), outcome.made())).isTrue();
    scene.accept(LAB, new VoidResult(outcome.subject().serial(), CLIENT, "Mixed up."));
    assertThat(report.stands(scene.state(), outcome.made())).isFalse();
  }

  private LabResult own(@Nullable Instant received, @Nullable Instant tested) {
    Lot own = scene.harvested(LAB);
    var report =
        new ReportResult(
            LAB,
            own.serial(),
            null,
            null,
            null,
            TestingStatus.COMPLETED,
            received,
            tested,
            null,
            Fields.passing(),
            scene.judge);
    return scene.result(scene.accept(LAB, report));
  }

  private static ReportResult withSample(ReportResult r, @Nullable Long sample) {
    return new ReportResult(
        r.labId(),
        sample,
        r.clientId(),
        r.clientLot(),
        null,
        r.testingStatus(),
        null,
        null,
        null,
        r.stated(),
        r.judge());
  }

  private static ReportResult withClient(
      ReportResult r, @Nullable LicenseeId client, @Nullable Long lot) {
    return new ReportResult(
        r.labId(),
        r.sampleLot(),
        client,
        lot,
        null,
        r.testingStatus(),
        null,
        null,
        null,
        r.stated(),
        r.judge());
  }
}
