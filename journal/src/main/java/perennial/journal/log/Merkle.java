package perennial.journal.log;

import perennial.kernel.Digests;

/**
 * The hashes of RFC 6962 section 2.1: a leaf can never be taken for a node, nor a node for a leaf.
 */
public final class Merkle {
  /** MTH of no leaves: SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = new Hash(Digests.sha256());

  private static final byte[] LEAF = {0x00};
  private static final byte[] NODE = {0x01};

  private Merkle() {}

  /** SHA-256(0x00 ‖ data). In the registry's log the data are the 32 bytes of a commitment. */
  public static Hash leaf(byte[] data) {
    return new Hash(Digests.sha256(LEAF, data));
  }

  /** SHA-256(0x01 ‖ left ‖ right). */
  public static Hash node(Hash left, Hash right) {
    return new Hash(Digests.sha256(NODE, left.bytes(), right.bytes()));
  }

  /** The largest power of two smaller than n, for n ≥ 2: where RFC 6962 splits n leaves. */
  static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
