package perennial.journal.log;

import java.util.List;

/**
 * What a verifier found.
 *
 * @param size leaves of the tree that was verified; 0 when the checkpoint was refused
 * @param tiles how many tiles of hashes were looked at
 * @param entries how many entries were read
 * @param proofs how many inclusion and consistency proofs were made and verified
 * @param faults the first of each kind, with its place
 * @param faultCount how many faults there are in all
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
