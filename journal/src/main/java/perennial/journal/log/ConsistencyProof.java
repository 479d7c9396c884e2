package perennial.journal.log;

import java.util.List;
import java.util.Optional;

/**
 * That a tree begins with all leaves of an earlier one, in their order. Any values may stand in it:
 * it is not trusted before it is verified.
 *
 * @param earlier leaves of the earlier tree
 * @param later leaves of the later tree
 */
public record ConsistencyProof(long earlier, long later, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** What is wrong with it, by RFC 9162 section 2.1.4.2; nothing when it holds. */
  public Optional<ProofFault> verify(Hash earlierRoot, Hash laterRoot) {
    if (earlier < 1 || later < 1) {
      return Optional.of(ProofFault.SIZE_ZERO);
    }
    if (earlier > later) {
      return Optional.of(ProofFault.SIZES_REVERSED);
    }
    if (earlier == later) {
      return verifyEqual(earlierRoot, laterRoot);
    }
    boolean whole = Long.bitCount(earlier) == 1; // then its root is the proof's first node
    if (path.isEmpty()) {
      return Optional.of(ProofFault.TOO_SHORT);
    }
    Hash first = whole ? earlierRoot : path.getFirst();
    return climb(first, whole ? path : path.subList(1, path.size()), earlierRoot, laterRoot);
  }

  private Optional<ProofFault> verifyEqual(Hash earlierRoot, Hash laterRoot) {
    if (!path.isEmpty()) {
      return Optional.of(ProofFault.TOO_LONG);
    }
    return earlierRoot.equals(laterRoot) ? Optional.empty() : Optional.of(ProofFault.ROOT_DIFFERS);
  }

  private Optional<ProofFault> climb(
      Hash first, List<Hash> rest, Hash earlierRoot, Hash laterRoot) {
    int whole = Long.numberOfTrailingZeros(earlier); // below it, all is within the first node
    long node = (earlier - 1) >> whole;
    long last = (later - 1) >> whole;
    Hash before = first;
    Hash after = first;
    for (Hash sibling : rest) {
      if (last == 0) {
        return Optional.of(ProofFault.TOO_LONG);
      }
      if ((node & 1) == 1 || node == last) {
        before = Merkle.node(sibling, before);
        after = Merkle.node(sibling, after);
        int skipped = Long.numberOfTrailingZeros(node);
        node >>= skipped;
        last >>= skipped;
      } else {
        after = Merkle.node(after, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      return Optional.of(ProofFault.TOO_SHORT);
    }
    if (!before.equals(earlierRoot)) {
      return Optional.of(ProofFault.EARLIER_ROOT_DIFFERS);
    }
    return after.equals(laterRoot) ? Optional.empty() : Optional.of(ProofFault.ROOT_DIFFERS);
  }
}
