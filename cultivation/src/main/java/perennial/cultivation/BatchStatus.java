package perennial.cultivation;

/** Whether a plant batch or harvest still takes part in anything. */
public enum BatchStatus {
  OPEN,
  CLOSED
}
