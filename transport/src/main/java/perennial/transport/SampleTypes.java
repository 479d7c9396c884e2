package perennial.transport;

import java.util.Set;

/** The words by which an item is declared a sample. */
final class SampleTypes {
  static final String LAB_SAMPLE = "lab_sample";
  static final String NON_MANDATORY_SAMPLE = "non_mandatory_sample";
  static final String PRODUCT_SAMPLE = "product_sample";
  static final String BUDTENDER_SAMPLE = "budtender_sample";
  static final String VENDOR_SAMPLE = "vendor_sample";

  /** Empty means none; real rows hold samples of no stated type. */
  static final Set<String> TYPES = Set.of("", LAB_SAMPLE, NON_MANDATORY_SAMPLE, PRODUCT_SAMPLE);

  /** Real rows hold every pair with the types above. */
  static final Set<String> PRODUCT_TYPES = Set.of("", BUDTENDER_SAMPLE, VENDOR_SAMPLE);

  private SampleTypes() {}
}
