package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;
import static perennial.laboratory.Scene.SHOP;

import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.inventory.TestStatus;
import perennial.kernel.Refusal;

/** A result is taken back with a reason; deleted only while nothing relies on it. */
class VoidAndDeleteResultTest {
  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);
  private final Lot sample = scene.sampled(lot);

  @Test
  void voidsWithAReasonAndStaysOnRecord() {
    LabResult result = scene.reported(sample, Fields.passing());
    LabResult voided =
        scene.result(
            scene.accept(LAB, new VoidResult(result.serial(), CLIENT, " Samples mixed up. ")));
    assertThat(voided.isVoided()).isTrue();
    assertThat(voided.voidReason()).isEqualTo("Samples mixed up.");
    assertThat(voided.stated()).isEqualTo(result.stated());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.UNTESTED);
  }

  @Test
  void leavesTheEarlierResultToDecide() {
    LabResult first = scene.reported(sample, Fields.passing());
    LabResult second = scene.reported(scene.sampled(lot), Fields.failing());
    assertThat(scene.deciding(lot)).isEqualTo(second.serial());
    scene.accept(LAB, new VoidResult(second.serial(), CLIENT, "Instrument broken."));
    assertThat(scene.deciding(lot)).isEqualTo(first.serial());
  }

  @Test
  void voidsOnce() {
    LabResult result = scene.reported(sample, Fields.passing());
    scene.accept(LAB, new VoidResult(result.serial(), CLIENT, "Mixed up."));
    assertThat(
            scene.accept(LAB, new VoidResult(result.serial(), CLIENT, "Another reason.")).events())
        .isEmpty();
    assertThat(scene.result(result.ref()).voidReason()).isEqualTo("Mixed up.");
  }

  @Test
  void refusesToVoidWithoutAReasonOrWithALongOne() {
    LabResult result = scene.reported(sample, Fields.passing());
    assertThat(scene.refuse(LAB, new VoidResult(result.serial(), CLIENT, " ")))
        .extracting(Refusal::text)
        .containsExactly("The reason field is required.");
    String tooLong = "x".repeat(VoidResult.REASON_LENGTH_MAX + 1);
    assertThat(scene.refuse(LAB, new VoidResult(result.serial(), CLIENT, tooLong)))
        .extracting(Refusal::reason)
        .containsExactly(VoidResult.Reason.REASON_TOO_LONG);
    assertThat(scene.refuse(SHOP, new VoidResult(result.serial(), null, "No.")))
        .extracting(Refusal::reason)
        .containsExactly(VoidResult.Reason.RESULT_UNKNOWN);
  }

  @Test
  void refusesToDeleteWhatALotReliesOn() {
    LabResult result = scene.reported(sample, Fields.passing());
    assertThat(scene.refuse(LAB, new DeleteResult(result.serial(), CLIENT)))
        .containsExactly(
            Refusal.of(
                "global_id",
                DeleteResult.Reason.LOT_RELIES_ON_IT,
                "A lot relies on this lab result, so it may not be deleted."
                    + " Void it with a reason."));
  }

  @Test
  void deletesAResultOfALotOfTheLaboratorysOwn() {
    Lot own = scene.harvested(LAB);
    LabResult result = scene.reported(own, Fields.passing());
    LabResult deleted = scene.result(scene.accept(LAB, new DeleteResult(result.serial(), null)));
    assertThat(deleted.isDeleted()).isTrue();
    assertThat(scene.status(own)).isEqualTo(TestStatus.UNTESTED);
    assertThat(scene.accept(LAB, new DeleteResult(result.serial(), null)).events()).isEmpty();
  }

  @Test
  void refusesToDeleteOnceThatLotWasDivided() {
    Lot own = scene.harvested(LAB);
    LabResult result = scene.reported(own, Fields.passing());
    scene.split(own);
    assertThat(scene.refuse(LAB, new DeleteResult(result.serial(), null)))
        .extracting(Refusal::reason)
        .containsExactly(DeleteResult.Reason.LOT_RELIES_ON_IT);
  }

  @Test
  void refusesToDeleteAVoidedOrForeignResult() {
    LabResult result = scene.reported(sample, Fields.passing());
    scene.accept(LAB, new VoidResult(result.serial(), CLIENT, "Mixed up."));
    assertThat(scene.refuse(LAB, new DeleteResult(result.serial(), CLIENT)))
        .extracting(Refusal::reason)
        .containsExactly(DeleteResult.Reason.VOIDED_STAYS_ON_RECORD);
    assertThat(scene.refuse(CLIENT, new DeleteResult(result.serial(), CLIENT)))
        .extracting(Refusal::reason)
        .containsExactly(DeleteResult.Reason.RESULT_UNKNOWN);
  }
}
