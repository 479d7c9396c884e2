package perennial.drills.stage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a drill plays on.
 *
 * @param registry thrown away afterwards
 * @param full at the sizes of the failure, not in seconds
 * @param shared where the reference data is; empty where there is none
 */
public record Stage(ThrowAwayRegistry registry, boolean full, Optional<Path> shared) {

  /** The number for this size. */
  public int size(int small, int atFull) {
    return full ? atFull : small;
  }
}
