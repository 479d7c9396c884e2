package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;
import static perennial.laboratory.Scene.SHOP;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.inventory.ResultJudged;
import perennial.inventory.TestStatus;
import perennial.inventory.Tested;
import perennial.journal.Outcome;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** A laboratory changes a result: what stays, what is judged again, what is refused. */
class ChangeResultTest {
  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);
  private final Lot sample = scene.sampled(lot);

  @Test
  void completesAResultAndSoTestsTheLot() {
    LabResult begun = begun();
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PENDING);
    LabResult done = changed(begun, change(TestingStatus.COMPLETED, Fields.passing()));
    assertThat(done.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(done.amendments()).isZero();
    assertThat(done.createdAt()).isEqualTo(begun.createdAt());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void leavesAbsentFieldsAsTheyWere() {
    LabResult begun = begun();
    LabResult changed =
        changed(begun, change(null, Fields.with(Stated.NONE, "moisture_content_percent", "8")));
    assertThat(changed.stated())
        .isEqualTo(Fields.with(begun.stated(), "moisture_content_percent", "8"));
    assertThat(changed.testingStatus()).isEqualTo(TestingStatus.IN_PROGRESS);
  }

  @Test
  void keepsWhatStoodBeforeAnAmendment() {
    LabResult done = scene.reported(sample, Fields.passing());
    Stated changes = Fields.with(Stated.NONE, "mycotoxin_aflatoxins_ppb", "2000", "notes", "Typo.");
    Outcome outcome = scene.accept(LAB, update(done, change(null, changes)));
    assertThat(outcome.events())
        .anySatisfy(event ->
            assertThat(event)
                .isInstanceOfSatisfying(
                    LabResultAmended.class,
                    amended -> {
                      assertThat(amended.change().stated()).isEqualTo(changes);
                      assertThat(amended.before())
                          .isEqualTo(Fields.with(Stated.NONE, "mycotoxin_aflatoxins_ppb", "1.0"));
                    }));
    assertThat(scene.result(outcome)).matches(r -> r.amendments() == 1);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.FAILED);
  }

  @Test
  void showsAnAmendmentAndItsReasonToEveryHolder() {
    Lot sold = scene.sent(lot, SHOP);
    LabResult done = scene.reported(scene.sampled(lot), Fields.passing());
    Lot after = scene.sent(lot, SHOP);
    assertThat(tested(after)).extracting(Tested::amendedAt).containsExactly((Instant) null);

    LabResult amended = scene.result(scene.accept(LAB, because(done, " Typing error. ")));

    assertThat(amended.amendmentReason()).isEqualTo("Typing error.");
    assertThat(amended.amendedAt()).isEqualTo(amended.updatedAt());
    assertThat(tested(after)).extracting(Tested::amendedAt).containsExactly(amended.amendedAt());
    assertThat(tested(sold)).extracting(Tested::amendedAt).doesNotContain(amended.amendedAt());
  }

  @Test
  void givesNoReasonWhereTheLaboratoryGaveNone() {
    LabResult done = scene.reported(sample, Fields.passing());
    LabResult amended = changed(done, change(null, Fields.with(Stated.NONE, "notes", "x")));
    assertThat(amended.amendedAt()).isNotNull();
    assertThat(amended.amendmentReason()).isNull();
  }

  @Test
  void refusesAReasonThatIsOneCharacterTooLong() {
    LabResult done = scene.reported(sample, Fields.passing());
    String longest = "x".repeat(ChangeResult.REASON_LENGTH_MAX);
    assertThat(scene.refuse(LAB, because(done, longest + "x")))
        .extracting(Refusal::reason)
        .containsExactly(ChangeResult.Reason.REASON_TOO_LONG);
    scene.accept(LAB, because(done, longest));
  }

  private List<Tested> tested(Lot of) {
    return scene.verdicts().all(scene.fresh(of));
  }

  private ChangeResult because(LabResult result, String reason) {
    ResultChange change = change(null, Fields.with(Stated.NONE, "notes", "Mistyped."));
    return new ChangeResult(
        result.serial(), result.clientId(), null, null, change, reason, scene.judge);
  }

  @Test
  void saysNothingWhenNothingChanges() {
    LabResult done = scene.reported(sample, Fields.passing());
    Outcome outcome =
        scene.accept(LAB, update(done, change(TestingStatus.COMPLETED, Fields.passing())));
    assertThat(outcome.events()).isEmpty();
  }

  @Test
  void tellsZeroFromTextFromNothing() {
    LabResult done = scene.reported(sample, Fields.with(Fields.passing(), "metal_lead_ppm", "0"));
    for (Object other : new @Nullable Object[] {BigDecimal.ZERO, null, ""}) {
      Outcome outcome =
          scene.accept(
              LAB, update(done, change(null, Fields.with(Stated.NONE, "metal_lead_ppm", other))));
      assertThat(outcome.events()).noneMatch(ResultJudged.class::isInstance);
      assertThat(scene.result(outcome).stated().get("metal_lead_ppm")).isEqualTo(other);
    }
  }

  /** After the 2019 upgrade laboratories had to re-save every result with 59 zeros. */
  @Test
  void changesNoVerdictByZerosInWhatWasNotTested() {
    LabResult done = scene.reported(sample, Fields.passing());
    var zeros = new LinkedHashMap<String, @Nullable Object>();
    Scene.RULES.sets().getLast().lab().analytes().stream()
        .filter(analyte -> analyte.group().equals("pesticide"))
        .forEach(analyte -> zeros.put(analyte.key(), 0));
    zeros.put("pesticide_status", "not_started");
    assertThat(zeros).hasSizeGreaterThan(59);
    Outcome outcome = scene.accept(LAB, update(done, change(null, Stated.of(zeros))));
    assertThat(outcome.events()).noneMatch(ResultJudged.class::isInstance);
    assertThat(scene.result(outcome).verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(scene.result(outcome).stated().get("pesticide_abamectin_ppm"))
        .isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void neverChangesTheCollectionDate() {
    LabResult done = scene.reported(sample, Fields.passing());
    Instant received = Instant.parse("2018-01-01T00:00:00Z");
    LabResult changed =
        changed(
            done, new ResultChange(null, received, received, "theirs", "WAWA1.MM5", Stated.NONE));
    assertThat(changed.receivedAt()).isEqualTo(received);
    assertThat(changed.externalId()).isEqualTo("theirs");
    assertThat(changed.collectionDate()).isEqualTo(done.collectionDate());
    assertThat(changed.rulesVersion()).isEqualTo(done.rulesVersion());
  }

  @Test
  void judgesLotsAgainOnlyWhenTheirVerdictChanges() {
    LabResult done = scene.reported(sample, Fields.passing());
    assertThat(
            scene
                .accept(LAB, update(done, change(null, Fields.with(Stated.NONE, "notes", "x"))))
                .events())
        .noneMatch(ResultJudged.class::isInstance);
    assertThat(scene.accept(LAB, update(done, change(null, Fields.failing()))).events())
        .anyMatch(ResultJudged.class::isInstance);
  }

  @Test
  void acceptsItsOwnLotsRepeated() {
    LabResult done = scene.reported(sample, Fields.passing());
    var repeated =
        new ChangeResult(
            done.serial(),
            CLIENT,
            sample.serial(),
            lot.serial(),
            change(null, Fields.with(Stated.NONE, "notes", "x")),
            scene.judge);
    assertThat(scene.accept(LAB, repeated).events()).hasSize(2);
  }

  @Test
  void refusesOtherLots() {
    LabResult done = scene.reported(sample, Fields.passing());
    Lot other = scene.harvested(CLIENT);
    var moved =
        new ChangeResult(
            done.serial(),
            CLIENT,
            other.serial(),
            other.serial(),
            change(null, Stated.NONE),
            scene.judge);
    assertThat(scene.refuse(LAB, moved))
        .extracting(Refusal::reason)
        .containsExactly(
            ChangeResult.Reason.OF_ANOTHER_SAMPLE, ChangeResult.Reason.FOR_ANOTHER_LOT);
  }

  @Test
  void refusesWhatIsNotTheActors() {
    LabResult done = scene.reported(sample, Fields.passing());
    var change = update(done, change(null, Fields.failing()));
    assertThat(scene.refuse(SHOP, change))
        .extracting(Refusal::field, Refusal::text)
        .containsExactly(Tuple.tuple("global_id", "The selected global id is invalid."));
  }

  @Test
  void refusesAVoidedOrDeletedResult() {
    LabResult voided = scene.reported(sample, Fields.passing());
    scene.accept(LAB, new VoidResult(voided.serial(), CLIENT, "Mixed up."));
    assertThat(scene.refuse(LAB, update(voided, change(null, Fields.failing()))))
        .extracting(Refusal::reason)
        .containsExactly(ChangeResult.Reason.RESULT_VOIDED);
    LabResult deleted = scene.reported(scene.harvested(LAB), Fields.passing());
    scene.accept(LAB, new DeleteResult(deleted.serial(), null));
    assertThat(
            scene.refuse(
                LAB,
                new ChangeResult(
                    deleted.serial(),
                    null,
                    null,
                    null,
                    change(null, Fields.failing()),
                    scene.judge)))
        .extracting(Refusal::reason)
        .containsExactly(ChangeResult.Reason.RESULT_UNKNOWN);
  }

  @Test
  void refusesMoreFieldsThanARecordMayHave() {
    LabResult done = scene.reported(sample, Fields.passing());
    int room = Stated.FIELDS_MAX - done.stated().asMap().size();
    assertThat(scene.refuse(LAB, update(done, change(null, many(room + 1)))))
        .extracting(Refusal::reason)
        .containsExactly(StatedFields.Reason.TOO_MANY_FIELDS);
    assertThat(scene.accept(LAB, update(done, change(null, many(room)))).events()).hasSize(2);
  }

  private static Stated many(int count) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < count; i++) {
      fields.put("pesticide_new_" + i + "_ppm", 0);
    }
    return Stated.of(fields);
  }

  private LabResult begun() {
    return scene.result(
        scene.accept(
            LAB,
            scene.report(
                sample,
                TestingStatus.IN_PROGRESS,
                Fields.with(Stated.NONE, "moisture_content_percent", "9"))));
  }

  private static ResultChange change(@Nullable TestingStatus testing, Stated stated) {
    return new ResultChange(testing, null, null, null, null, stated);
  }

  private ChangeResult update(LabResult result, ResultChange change) {
    return new ChangeResult(result.serial(), result.clientId(), null, null, change, scene.judge);
  }

  private LabResult changed(LabResult result, ResultChange change) {
    return scene.result(scene.accept(LAB, update(result, change)));
  }
}
