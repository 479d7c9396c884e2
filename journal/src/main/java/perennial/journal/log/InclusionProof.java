package perennial.journal.log;

import java.util.List;
import java.util.Optional;

/**
 * That a leaf stands at an index of a tree. Any values may stand in it: it is not trusted before it
 * is verified.
 *
 * @param index from 0
 * @param size leaves of the tree
 * @param path from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** What is wrong with it, by RFC 9162 section 2.1.3.2; nothing when it holds. */
  public Optional<ProofFault> verify(Hash leaf, Hash root) {
    if (size < 1) {
      return Optional.of(ProofFault.SIZE_ZERO);
    }
    if (index < 0 || index >= size) {
      return Optional.of(ProofFault.INDEX_OUTSIDE_TREE);
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return Optional.of(ProofFault.TOO_LONG);
      }
      if ((node & 1) == 1 || node == last) {
        hash = Merkle.node(sibling, hash);
        int skipped = Long.numberOfTrailingZeros(node); // the last node has no sibling so far up
        node >>= skipped;
        last >>= skipped;
      } else {
        hash = Merkle.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      return Optional.of(ProofFault.TOO_SHORT);
    }
    return hash.equals(root) ? Optional.empty() : Optional.of(ProofFault.ROOT_DIFFERS);
  }
}
