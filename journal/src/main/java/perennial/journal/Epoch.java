package perennial.journal;

/**
 * What is in force registry-wide, read inside every write's transaction under the fence.
 *
 * @param generation the generation of all projections that serves
 * @param rulebook version of the published rules
 * @param trust version of the list of trusted keys
 * @param credentials changes whenever a user, key or membership changes, so that a node can keep
 *     what it looked up and still never honour what was revoked
 */
public record Epoch(int generation, int rulebook, int trust, long credentials) {
  /** The one generation that this build writes and reads. */
  public static final int GENERATION = 1;
}
