package perennial.leafdata.door;

import java.util.List;
import java.util.stream.Collectors;
import perennial.journal.log.Merkle;
import perennial.kernel.Bytes;
import perennial.web.Answer;

/** Names the entries of a write, so that its caller can ask for their receipts. */
final class Entries {
  /** Leaf hashes in hexadecimal, separated by commas, in the order of the entries. */
  static final String HEADER = "Perennial-Entries";

  /** How many entries there are, when not all are named. */
  static final String COUNT_HEADER = "Perennial-Entries-Count";

  /** 65 characters each: 5 of the 8 KiB that the fields of an answer may have in all. */
  static final int NAMED_MAX = 80;

  private Entries() {}

  /**
   * @param commitments the entries' 32 bytes, as the journal gives them
   */
  static Answer named(Answer answer, List<Bytes> commitments) {
    if (commitments.isEmpty()) {
      return answer;
    }
    String hashes =
        commitments.stream()
            .limit(NAMED_MAX)
            .map(commitment -> Merkle.leaf(commitment.array()).toString())
            .collect(Collectors.joining(","));
    Answer named = answer.with(HEADER, hashes);
    return commitments.size() <= NAMED_MAX
        ? named
        : named.with(COUNT_HEADER, Integer.toString(commitments.size()));
  }
}
