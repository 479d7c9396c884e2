package perennial.journal.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of one tile: each a big-endian uint16 length and its data, which in the registry's
 * log are the 32 bytes of a commitment and nothing else.
 */
public final class EntryBundle {
  /** Length prefix and commitment. */
  public static final int ENTRY_LENGTH = 2 + Hash.LENGTH;

  private EntryBundle() {}

  /**
   * @param commitments 1 to 256 of 32 bytes each
   */
  public static byte[] encode(List<byte[]> commitments) {
    BundleAddress.check(0, commitments.size());
    byte[] bytes = new byte[commitments.size() * ENTRY_LENGTH];
    int at = 0;
    for (byte[] commitment : commitments) {
      if (commitment.length != Hash.LENGTH) {
        throw new IllegalArgumentException("a commitment has 32 bytes");
      }
      bytes[at + 1] = Hash.LENGTH;
      System.arraycopy(commitment, 0, bytes, at + 2, Hash.LENGTH);
      at += ENTRY_LENGTH;
    }
    return bytes;
  }

  /**
   * The commitments of a bundle, as many as its address says and nothing after them.
   *
   * @throws LogFormatException naming the entry that has another length, or when bytes lack
   */
  public static List<byte[]> decode(BundleAddress address, byte[] bytes) {
    List<byte[]> commitments = new ArrayList<>(address.width());
    for (int i = 0; i < address.width(); i++) {
      int at = i * ENTRY_LENGTH;
      if (at + ENTRY_LENGTH > bytes.length) {
        throw new LogFormatException(place(address, i), "the bundle ends before this entry does");
      }
      if (bytes[at] != 0 || bytes[at + 1] != Hash.LENGTH) {
        throw new LogFormatException(place(address, i), "an entry has 32 bytes");
      }
      commitments.add(Arrays.copyOfRange(bytes, at + 2, at + ENTRY_LENGTH));
    }
    if (bytes.length != address.width() * ENTRY_LENGTH) {
      throw new LogFormatException(address.path(), "bytes follow the last entry");
    }
    return commitments;
  }

  private static String place(BundleAddress address, int entry) {
    return address.path() + " entry " + entry;
  }
}
