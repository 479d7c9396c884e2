package perennial.laboratory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * One step in the history of a lab result. What was changed by it stands in its entry.
 *
 * @param serial of the result
 * @param verdict from then on; null where the step judges nothing
 * @param reason in the laboratory's words; null where it gave none
 * @param userSerial who did it
 */
public record ResultStep(
    LicenseeId labId,
    long serial,
    long entryId,
    Kind kind,
    @Nullable ResultVerdict verdict,
    @Nullable String reason,
    long userSerial,
    Instant recordedAt) {

  /** What was done. */
  public enum Kind {
    REPORTED,
    /** Before it was completed, or by which it was. */
    CHANGED,
    /** After it was completed. */
    AMENDED,
    /** To one more lot. */
    COPIED,
    VOIDED,
    REMOVED
  }

  static ResultStep of(LabResultEvent event, long entryId, long user, Instant at) {
    return switch (event) {
      case LabResultReported e ->
          new ResultStep(
              e.labId(), e.serial(), entryId, Kind.REPORTED, e.judged().verdict(), null, user, at);
      case LabResultChanged e ->
          new ResultStep(
              e.labId(), e.serial(), entryId, Kind.CHANGED, e.judged().verdict(), null, user, at);
      case LabResultAmended e ->
          new ResultStep(
              e.labId(),
              e.serial(),
              entryId,
              Kind.AMENDED,
              e.judged().verdict(),
              e.reason(),
              user,
              at);
      case LabResultCopied e ->
          new ResultStep(e.labId(), e.serial(), entryId, Kind.COPIED, null, null, user, at);
      case LabResultVoided e ->
          new ResultStep(e.labId(), e.serial(), entryId, Kind.VOIDED, null, e.reason(), user, at);
      case LabResultRemoved e ->
          new ResultStep(e.labId(), e.serial(), entryId, Kind.REMOVED, null, null, user, at);
    };
  }
}
