package perennial.journal.log;

import java.util.List;

/**
 * What a verifier found.
 *
 * @param size leaves of the tree that was verified; 0 when the checkpoint was refused
 * @param tiles, entries, proofs how many were looked at
 * @param faults the first of each kind with its place, and how many there are in all
 */
public record LogReport(
    long size, long tiles, long entries, long proofs, List<LogFault> faults, long faultCount) {
  public LogReport {
    faults = List.copyOf(faults);
  }

  public boolean isClean() {
    return faultCount == 0;
  }
}
