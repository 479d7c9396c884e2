package perennial.transport;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** An item as it was filed with its transfer; see {@link TransferItem} for its parts. */
public record FiledItem(
    long serial,
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
    String externalId,
    String description,
    Stated stated) {
  FiledItem withSerial(long newSerial) {
    return with(newSerial, labResult);
  }

  FiledItem withLabResult(@Nullable String newLabResult) {
    return with(serial, newLabResult);
  }

  private FiledItem with(long newSerial, @Nullable String newLabResult) {
    return new FiledItem(
        newSerial,
        lot,
        batch,
        productType,
        strain,
        qty,
        uom,
        product,
        isSample,
        sampleType,
        productSampleType,
        retest,
        isForExtraction,
        price,
        newLabResult,
        externalId,
        description,
        stated);
  }
}
