package perennial.retail;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * A sale as its seller reported it. Money is in dollars as stated; its arithmetic is not checked.
 *
 * @param reportedAs the status that the first report said
 * @param area serial of an own area; what is named and not the seller's own is in {@code stated}
 * @param duplicateExternalId whether another sale had the same external id before
 * @param stated what the seller stated and the registry only keeps, by wire name; who sold it is a
 *     claim and no reference
 * @param personal patient, caregiver and customer, sealed
 */
public record Sale(
    LicenseeId licenseeId,
    long serial,
    SaleType type,
    SaleStatus status,
    SaleStatus reportedAs,
    Instant soldAt,
    String externalId,
    boolean duplicateExternalId,
    @Nullable Long area,
    @Nullable BigDecimal priceTotal,
    @Nullable BigDecimal discountTotal,
    @Nullable BigDecimal taxTotal,
    @Nullable BigDecimal cogTotal,
    Stated stated,
    @Nullable Bytes personal,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Retail.SALE_KIND, serial);
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }
}
