package perennial.transport;

import java.util.LinkedHashSet;
import java.util.Set;
import perennial.identifiers.GlobalId;
import perennial.inventory.Lot;
import perennial.licensing.Licensee;

/** What an item is sent for, in the words of the rules. */
final class Purposes {
  private static final String TRANSFER = "transfer";
  private static final String LAB_SAMPLE = "lab-sample";
  private static final String NON_MANDATORY_SAMPLE = "non-mandatory-sample";
  private static final String PRODUCT_SAMPLE = "product-sample";
  private static final String BUDTENDER_SAMPLE = "budtender-sample";
  private static final String VENDOR_SAMPLE = "vendor-sample";
  private static final String EXTRACTION = "extraction";
  private static final String RETURN = "return";

  private Purposes() {}

  static Set<String> of(FiledItem item, Lot lot, Licensee receiver) {
    var purposes = new LinkedHashSet<String>();
    if (item.isSample()) {
      purposes.add(
          switch (item.sampleType()) {
            case SampleTypes.LAB_SAMPLE -> LAB_SAMPLE;
            case SampleTypes.NON_MANDATORY_SAMPLE -> NON_MANDATORY_SAMPLE;
            default -> PRODUCT_SAMPLE;
          });
      if (item.productSampleType().equals(SampleTypes.BUDTENDER_SAMPLE)) {
        purposes.add(BUDTENDER_SAMPLE);
      } else if (item.productSampleType().equals(SampleTypes.VENDOR_SAMPLE)) {
        purposes.add(VENDOR_SAMPLE);
      }
    }
    if (item.isForExtraction()) {
      purposes.add(EXTRACTION);
    }
    if (isReturn(lot, receiver)) {
      purposes.add(RETURN);
    }
    return purposes.isEmpty() ? Set.of(TRANSFER) : purposes;
  }

  /** Whether the goods go back to the licensee that supplied them. */
  static boolean isReturn(Lot lot, Licensee receiver) {
    return lot.supplierId() != null
        && GlobalId.read(lot.supplierId())
            .map(GlobalId::object)
            .filter(receiver.ref()::equals)
            .isPresent();
  }
}
