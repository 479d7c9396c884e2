package perennial.cultivation;

/** Where a plant is in its life. */
public enum PlantStage {
  /** Kept to take seeds or clones from. */
  PROPAGATION_SOURCE,
  GROWING,
  HARVESTED,
  /** Moved into a lot as a whole plant. */
  PACKAGED,
  DESTROYED;

  /** Whether the plant stands in its batch and can be moved, harvested or packaged. */
  public boolean isLive() {
    return this == PROPAGATION_SOURCE || this == GROWING;
  }
}
