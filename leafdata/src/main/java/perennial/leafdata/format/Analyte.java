package perennial.leafdata.format;

/**
 * One measured column of a laboratory result.
 *
 * @param field its name on the wire, {@code pesticide_captan_ppm}
 * @param group the panel that it belongs to
 * @param unit what its number counts
 * @param deprecated whether release 1.37.5 asked for it no more; still accepted, null in answers
 * @param current the field that took its place, or its own name
 */
public record Analyte(String field, LabGroup group, Unit unit, boolean deprecated, String current) {

  /** The units of the wire, as its names end. */
  public enum Unit {
    PERCENT,
    MILLIGRAMS_PER_GRAM,
    /** Water activity, 0 to 1. */
    RATE,
    COLONIES_PER_GRAM,
    PARTS_PER_BILLION,
    PARTS_PER_MILLION,
    /** 0 passed, 1 failed. */
    FLAG
  }
}
