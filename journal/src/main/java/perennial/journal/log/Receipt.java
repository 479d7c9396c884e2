package perennial.journal.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;

/**
 * A proof that an entry is in the log which needs nothing but the log's public key: C2SP
 * tlog-proof.
 *
 * @param extra anything the application adds; nobody vouches for it
 * @param index of the entry in the log, from 0
 * @param path inclusion proof in the tree of the checkpoint
 * @param checkpoint as published, with what witnesses added
 * @throws LogFormatException when a value is over its limit
 */
public record Receipt(@Nullable Bytes extra, long index, List<Hash> path, SignedNote checkpoint) {
  public static final String HEADER = "c2sp.org/tlog-proof@v1";

  /** The largest tree is 56 high. */
  public static final int MAX_PATH = Long.numberOfTrailingZeros(TreeHead.MAX_SIZE);

  /** Room for a record's hash and a few names; the specification gives no limit. */
  public static final int MAX_EXTRA_BYTES = 4096;

  /** All of the above at once, with a checkpoint of the largest size. */
  public static final int MAX_BYTES = SignedNote.MAX_BYTES + 16 * 1024;

  private static final String PLACE = "receipt";

  public Receipt {
    path = List.copyOf(path);
    if (index < 0 || index >= TreeHead.MAX_SIZE) {
      throw new LogFormatException(PLACE, "the index is in no tree");
    }
    if (path.size() > MAX_PATH) {
      throw new LogFormatException(PLACE, "the path has more than " + MAX_PATH + " hashes");
    }
    if (extra != null && extra.length() > MAX_EXTRA_BYTES) {
      throw new LogFormatException(PLACE, "extra has more than " + MAX_EXTRA_BYTES + " bytes");
    }
  }

  public static Receipt of(InclusionProof proof, SignedNote checkpoint) {
    return new Receipt(null, proof.index(), proof.path(), checkpoint);
  }

  public byte[] bytes() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    if (extra != null) {
      text.append("extra ").append(StrictBase64.encode(extra.array())).append('\n');
    }
    text.append("index ").append(index).append('\n');
    path.forEach(hash -> text.append(hash.toBase64()).append('\n'));
    byte[] head = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    byte[] note = checkpoint.bytes();
    return ByteBuffer.allocate(head.length + note.length).put(head).put(note).array();
  }

  /**
   * Reads exactly what {@link #bytes} prints.
   *
   * @throws LogFormatException naming the line that is wrong
   */
  public static Receipt parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new LogFormatException(PLACE, "it is longer than " + MAX_BYTES + " bytes");
    }
    String text = decode(bytes);
    int split = text.indexOf("\n\n");
    if (split < 0) {
      throw new LogFormatException(PLACE, "no blank line before a checkpoint");
    }
    SignedNote note = SignedNote.parse(text.substring(split + 2).getBytes(StandardCharsets.UTF_8));
    return parse(List.of(text.substring(0, split).split("\n", -1)), note);
  }

  private static Receipt parse(List<String> lines, SignedNote note) {
    if (!lines.getFirst().equals(HEADER)) {
      throw new LogFormatException(place(0), "it is not " + HEADER);
    }
    int at = 1;
    Bytes extra = null;
    if (at < lines.size() && lines.get(at).startsWith("extra ")) {
      extra = new Bytes(StrictBase64.decode(place(at), lines.get(at).substring("extra ".length())));
      at++;
    }
    if (at == lines.size() || !lines.get(at).startsWith("index ")) {
      throw new LogFormatException(place(at), "it does not begin with index");
    }
    String number = lines.get(at).substring("index ".length());
    long index = Decimals.parse(place(at), number, TreeHead.MAX_SIZE - 1);
    List<Hash> path = new ArrayList<>();
    for (at++; at < lines.size(); at++) {
      path.add(Hash.ofBase64(place(at), lines.get(at)));
    }
    return new Receipt(extra, index, path, note);
  }

  private static String place(int line) {
    return PLACE + " line " + (line + 1);
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LogFormatException(PLACE, "it is no UTF-8", e);
    }
  }
}
