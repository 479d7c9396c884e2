package perennial.cultivation;

/** How far a harvest is: cut and weighed, dried and weighed again, all made into lots. */
public enum HarvestStage {
  WET,
  CURE,
  FINISHED
}
