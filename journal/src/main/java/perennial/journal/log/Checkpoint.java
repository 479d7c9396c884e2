package perennial.journal.log;

import java.util.List;
import java.util.stream.Stream;

/**
 * A signed head of a log, C2SP tlog-checkpoint, without its signatures.
 *
 * @param origin the log's name, which is also the name of its key
 * @param extensions further lines, which a witness does not vouch for
 * @throws LogFormatException when origin or extensions are such that no checkpoint may hold them
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
  private static final String PLACE = "checkpoint";
  private static final int LINES = 3;

  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (origin.isEmpty() || origin.contains("\n")) {
      throw new LogFormatException(PLACE + " line 1", "the origin is empty");
    }
    if (extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
      throw new LogFormatException(PLACE, "an extension line is empty");
    }
  }

  public static Checkpoint of(String origin, TreeHead head) {
    return new Checkpoint(origin, head, List.of());
  }

  /**
   * Reads exactly what {@link #text} prints.
   *
   * @throws LogFormatException naming the line that is wrong
   */
  public static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() <= LINES || !lines.getLast().isEmpty()) {
      throw new LogFormatException(PLACE, "it has not three lines, each with a newline");
    }
    long size = Decimals.parse(PLACE + " line 2", lines.get(1), TreeHead.MAX_SIZE);
    Hash root = Hash.ofBase64(PLACE + " line 3", lines.get(2));
    if (size == 0 && !root.equals(Merkle.EMPTY_ROOT)) {
      throw new LogFormatException(PLACE + " line 3", "an empty tree has the empty root");
    }
    List<String> extensions = lines.subList(LINES, lines.size() - 1);
    return new Checkpoint(lines.getFirst(), new TreeHead(size, root), extensions);
  }

  /** The text that is signed: origin, size, root, extensions, each with its newline. */
  public String text() {
    Stream<String> head =
        Stream.of(origin, Long.toString(this.head.size()), this.head.root().toBase64());
    return String.join("\n", Stream.concat(head, extensions.stream()).toList()) + "\n";
  }

  /**
   * The note that a log publishes.
   *
   * @throws IllegalArgumentException when the key has another name than the origin
   */
  public SignedNote sign(SignerKey key) {
    if (!key.verifier().name().equals(origin)) {
      throw new IllegalArgumentException("a log signs its own checkpoints only");
    }
    return new SignedNote(text(), List.of(key.sign(text())));
  }
}
