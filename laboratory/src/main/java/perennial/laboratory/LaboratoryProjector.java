package perennial.laboratory;

import static perennial.laboratory.Laboratory.LAB_RESULT;
import static perennial.laboratory.Laboratory.RESULT_STEP;
import static perennial.laboratory.Laboratory.RETEST;
import static perennial.laboratory.Laboratory.SAMPLE;
import static perennial.laboratory.Laboratory.SAMPLE_FATE;

import perennial.inventory.LotPortionLeft;
import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.Projector;
import perennial.journal.Rows;

/**
 * Folds laboratory's events into its rows; and a portion of a lot that leaves for a laboratory,
 * which is inventory's event, is a sample here.
 */
final class LaboratoryProjector implements Projector {
  @Override
  public void apply(Event event, Occasion occasion, Rows rows) {
    if (event instanceof LabResultEvent own) {
      applyOwn(own, occasion, rows);
      rows.create(
          RESULT_STEP,
          ResultStep.of(own, occasion.entryId(), occasion.user(), occasion.recordedAt()));
    }
    if (event instanceof SampleFated e) {
      rows.create(
          SAMPLE_FATE,
          new SampleFate(
              e.labId(),
              e.lot(),
              occasion.entryId(),
              e.fate(),
              e.amount(),
              e.until(),
              e.note(),
              occasion.user(),
              occasion.recordedAt()));
    }
    if (event instanceof RetestAsked e) {
      var asked =
          new Retest(
              e.licenseeId(),
              e.lot(),
              e.result(),
              e.resultId(),
              e.reason(),
              occasion.user(),
              occasion.recordedAt(),
              null,
              null,
              null);
      rows.merge(
          RETEST,
          asked,
          before -> before.askedAgain(e.reason(), occasion.user(), occasion.recordedAt()));
    }
    if (event instanceof RetestReported e) {
      rows.change(
          RETEST,
          retest -> retest.reported(e.retest(), e.retestId(), occasion.recordedAt()),
          e.licenseeId(),
          e.lot(),
          e.result());
    }
    if (event instanceof LotPortionLeft left && left.isSample()) {
      rows.create(
          SAMPLE,
          new LabSample(
              left.licenseeId(),
              left.lot(),
              left.portion(),
              occasion.occurredAt(),
              occasion.recordedAt()));
    }
  }

  private static void applyOwn(LabResultEvent event, Occasion occasion, Rows rows) {
    switch (event) {
      case LabResultReported e -> rows.create(LAB_RESULT, LabResultFold.reported(e, occasion));
      case LabResultChanged e ->
          rows.change(
              LAB_RESULT,
              result -> LabResultFold.changed(result, e, occasion),
              e.labId(),
              e.serial());
      case LabResultAmended e ->
          rows.change(
              LAB_RESULT,
              result -> LabResultFold.amended(result, e, occasion),
              e.labId(),
              e.serial());
      case LabResultCopied e ->
          rows.change(
              LAB_RESULT,
              result -> LabResultFold.copied(result, e.lot(), occasion),
              e.labId(),
              e.serial());
      case LabResultVoided e ->
          rows.change(
              LAB_RESULT,
              result -> LabResultFold.voided(result, e.reason(), occasion),
              e.labId(),
              e.serial());
      case LabResultRemoved e ->
          rows.change(
              LAB_RESULT, result -> LabResultFold.removed(result, occasion), e.labId(), e.serial());
    }
  }
}
