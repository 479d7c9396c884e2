package perennial.drills.stage;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a drill plays on.
 *
 * @param registry thrown away afterwards
 * @param full at the sizes of the failure, not in seconds
 * @param most the largest size of anything, for a trial of the full drill
 * @param shared where the reference data is; empty where there is none
 * @param clock of whoever plays; the registry has its own
 */
public record Stage(
    ThrowAwayRegistry registry,
    boolean full,
    int most,
    Optional<Path> shared,
    InstantSource clock) {

  /** The number for this size. */
  public int size(int small, int atFull) {
    return full ? Math.max(small, Math.min(atFull, most)) : small;
  }

  /** The day that it is somewhere. */
  public LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
