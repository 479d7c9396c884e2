package perennial.cultivation;

/** What plants grew from. */
public enum Origin {
  SEED,
  CLONE,
  PLANT,
  TISSUE,
  /** A lot of immature plants; LeafData says so of plants moved out of one. */
  INVENTORY
}
