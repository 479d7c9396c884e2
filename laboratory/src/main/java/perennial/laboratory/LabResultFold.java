package perennial.laboratory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.inventory.TestLink;
import perennial.inventory.TestPath;
import perennial.journal.Occasion;

/** A result's first state, and its next state after each event that changes one. */
final class LabResultFold {
  private LabResultFold() {}

  static LabResult reported(LabResultReported e, Occasion occasion) {
    Judged judged = e.judged();
    return new LabResult(
        e.labId(),
        e.serial(),
        e.sampleLot(),
        e.clientId(),
        e.clientLot(),
        e.forLicensee(),
        e.goods().type(),
        e.goods().productClass(),
        e.goods().medicallyCompliant(),
        e.testingStatus(),
        judged.verdict(),
        judged.rulesVersion(),
        String.join("\n", judged.explanation()),
        judged.totalThc(),
        judged.totalCbd(),
        judged.highThc(),
        judged.highCbd(),
        judged.generalUse(),
        e.collectionDate(),
        e.collectionSource(),
        e.receivedAt(),
        e.testedAt(),
        e.externalId(),
        path(e.attachedTo()),
        e.stated(),
        0,
        occasion.user(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null,
        null,
        null,
        null,
        null,
        Uncounted.text(judged.uncounted()));
  }

  /** Portions as chains of one link: a set of them, and text in one column. */
  private static TestPath path(List<TestLink> portions) {
    return new TestPath(portions.stream().map(List::of).toList());
  }

  static LabResult removed(LabResult result, Occasion occasion) {
    Instant at = occasion.recordedAt();
    return ended(result, result.voidedAt(), result.voidReason(), at, at);
  }

  static LabResult voided(LabResult result, String reason, Occasion occasion) {
    Instant at = occasion.recordedAt();
    return ended(result, at, reason, result.deletedAt(), at);
  }

  /** Before it was completed. */
  static LabResult changed(LabResult r, LabResultChanged e, Occasion occasion) {
    return changed(
        r, e.change(), e.judged(), 0, r.amendedAt(), r.amendmentReason(), occasion.recordedAt());
  }

  /** After it was completed. */
  static LabResult amended(LabResult r, LabResultAmended e, Occasion occasion) {
    Instant at = occasion.recordedAt();
    return changed(r, e.change(), e.judged(), 1, at, e.reason(), at);
  }

  private static LabResult changed(
      LabResult r,
      ResultChange change,
      Judged judged,
      int amendments,
      @Nullable Instant amendedAt,
      @Nullable String amendmentReason,
      Instant at) {
    return new LabResult(
        r.labId(),
        r.serial(),
        r.sampleLot(),
        r.clientId(),
        r.clientLot(),
        or(change.forLicensee(), r.forLicensee()),
        r.type(),
        r.productClass(),
        r.medicallyCompliant(),
        change.testingStatus() == null ? r.testingStatus() : change.testingStatus(),
        judged.verdict(),
        judged.rulesVersion(),
        String.join("\n", judged.explanation()),
        judged.totalThc(),
        judged.totalCbd(),
        judged.highThc(),
        judged.highCbd(),
        judged.generalUse(),
        r.collectionDate(),
        r.collectionSource(),
        or(change.receivedAt(), r.receivedAt()),
        or(change.testedAt(), r.testedAt()),
        or(change.externalId(), r.externalId()),
        r.attachedTo(),
        r.stated().overlaidBy(change.stated()),
        r.amendments() + amendments,
        r.userSerial(),
        r.createdAt(),
        at,
        r.voidedAt(),
        r.voidReason(),
        r.deletedAt(),
        amendedAt,
        amendmentReason,
        Uncounted.text(judged.uncounted()));
  }

  /** It holds for one more lot, and for all that ever left that one. */
  static LabResult copied(LabResult r, long lot, Occasion occasion) {
    var attached = new ArrayList<>(r.attachedTo().chains());
    attached.add(List.of(new TestLink(lot, 0)));
    return ended(
        r,
        new TestPath(attached),
        r.voidedAt(),
        r.voidReason(),
        r.deletedAt(),
        occasion.recordedAt());
  }

  private static LabResult ended(
      LabResult r,
      @Nullable Instant voidedAt,
      @Nullable String voidReason,
      @Nullable Instant deletedAt,
      Instant at) {
    return ended(r, r.attachedTo(), voidedAt, voidReason, deletedAt, at);
  }

  private static LabResult ended(
      LabResult r,
      TestPath attachedTo,
      @Nullable Instant voidedAt,
      @Nullable String voidReason,
      @Nullable Instant deletedAt,
      Instant at) {
    return new LabResult(
        r.labId(),
        r.serial(),
        r.sampleLot(),
        r.clientId(),
        r.clientLot(),
        r.forLicensee(),
        r.type(),
        r.productClass(),
        r.medicallyCompliant(),
        r.testingStatus(),
        r.verdict(),
        r.rulesVersion(),
        r.explanation(),
        r.totalThc(),
        r.totalCbd(),
        r.highThc(),
        r.highCbd(),
        r.generalUse(),
        r.collectionDate(),
        r.collectionSource(),
        r.receivedAt(),
        r.testedAt(),
        r.externalId(),
        attachedTo,
        r.stated(),
        r.amendments(),
        r.userSerial(),
        r.createdAt(),
        at,
        voidedAt,
        voidReason,
        deletedAt,
        r.amendedAt(),
        r.amendmentReason(),
        r.uncounted());
  }

  private static <T> @Nullable T or(@Nullable T changed, @Nullable T before) {
    return changed == null ? before : changed;
  }
}
