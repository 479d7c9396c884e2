package perennial.transport;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * One lot's share in a transfer. What the receiver may know of the sender's lot stands here, since
 * the receiver cannot read the sender's rows, and since a manifest shows what was true when it was
 * filed.
 *
 * @param transfer serial of the transfer
 * @param removed true once a change of the transfer dropped it
 * @param lot serial of the sender's lot; {@code batch}, {@code productType} and {@code strain} are
 *     that lot's when the item was filed
 * @param uom the lot's unit, whatever the sender stated
 * @param product the sender's product type as the receiver sees it, by wire name; with {@code
 *     strain_name}
 * @param sampleType and {@code productSampleType} in the wire's words, empty where it is no sample
 * @param price of the whole item, not of one unit
 * @param labResult identifier of the result that decided on the goods when they were filed, then
 *     when they left
 * @param portion the how-manyth portion of its lot it left as; 0 before departure
 * @param wholeSplit whether it is all of a lot that was split off for it, so that a result of it
 *     tells of that lot's parent too
 * @param receivedQty null before receipt; 0 when it was rejected
 * @param receivedLot serials of what the receiver made of it, null where nothing was
 * @param returnedQty what the sender took back after rejection
 * @param stated what the sender stated and the registry only keeps, by wire name
 */
public record TransferItem(
    LicenseeId fromId,
    LicenseeId toId,
    long serial,
    long transfer,
    boolean removed,
    long lot,
    long batch,
    long productType,
    @Nullable Long strain,
    Amount qty,
    Unit uom,
    Stated product,
    boolean isSample,
    String sampleType,
    String productSampleType,
    boolean retest,
    boolean isForExtraction,
    @Nullable BigDecimal price,
    @Nullable String labResult,
    long portion,
    boolean wholeSplit,
    @Nullable Amount receivedQty,
    @Nullable Instant receivedAt,
    @Nullable Long receivedLot,
    @Nullable Long receivedBatch,
    @Nullable Long receivedArea,
    @Nullable Long receivedStrain,
    @Nullable Long receivedType,
    Amount returnedQty,
    String externalId,
    String description,
    Stated stated,
    Instant createdAt,
    Instant updatedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Transport.ITEM_KIND, serial);
  }

  /** Whether it is a sample for a laboratory. */
  public boolean isLabSample() {
    return isSample && sampleType.equals(SampleTypes.LAB_SAMPLE);
  }

  /** The kind of sample as which the receiver gets it, to try; null for goods. */
  @Nullable String tradeSample() {
    if (!isSample || isLabSample()) {
      return null;
    }
    if (!productSampleType.isEmpty()) {
      return productSampleType;
    }
    return sampleType.isEmpty() ? SampleTypes.PRODUCT_SAMPLE : sampleType;
  }

  /** Whether the receiver sent all of it back. */
  public boolean isRejected() {
    return receivedQty != null && receivedQty.isZero();
  }

  /** Rejected, and not with the sender again. */
  public boolean awaitsReturn() {
    return isRejected() && returnedQty.isZero();
  }
}
