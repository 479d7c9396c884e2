package perennial.cultivation;

/** What a plant batch holds. */
public enum BatchType {
  /** Seeds, clones or tissue, counted, and kept as a lot until they are planted. */
  PROPAGATION_MATERIAL,
  /** Plants that are tagged one by one. */
  PLANT
}
