package perennial.rulebook.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import perennial.kernel.Bytes;
import perennial.kernel.Digests;
import perennial.rulebook.load.RuleFiles;

/**
 * The files of a rule set as they were published: all that it takes to load it again, whatever
 * files a later release comes with.
 *
 * @param files path to text; paths are relative to the folder of all jurisdictions
 */
public record SetContent(SortedMap<String, String> files) implements RuleFiles {
  /** A few times the reference jurisdiction's; it must fit into one entry of the journal. */
  public static final int PACKED_BYTES_MAX = 512 * 1024;

  /** A published set of this size is a mistake or an attack, however well it is compressed. */
  static final int PLAIN_BYTES_MAX = 16 * 1024 * 1024;

  public SetContent {
    files = new TreeMap<>(files);
  }

  @Override
  public Optional<String> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Files that pass everything on and remember what was read. */
  public static final class Recording implements RuleFiles {
    private final RuleFiles source;
    private final SortedMap<String, String> read = new TreeMap<>();

    public Recording(RuleFiles source) {
      this.source = source;
    }

    @Override
    public Optional<String> read(String path) {
      var text = source.read(path);
      text.ifPresent(found -> read.put(path, found));
      return text;
    }

    /** All that was read until now. */
    public SetContent content() {
      return new SetContent(read);
    }
  }

  /** Compressed, for an event. */
  public Bytes packed() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(plain());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Bytes(bytes.toByteArray());
  }

  /**
   * The inverse of {@link #packed()}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static SetContent unpack(Bytes packed) {
    var in = new InflaterInputStream(new ByteArrayInputStream(packed.array()));
    try {
      byte[] plain = in.readNBytes(PLAIN_BYTES_MAX + 1);
      if (plain.length > PLAIN_BYTES_MAX) {
        throw new IllegalArgumentException("a rule set of over " + PLAIN_BYTES_MAX + " bytes");
      }
      var data = new DataInputStream(new ByteArrayInputStream(plain));
      var files = new TreeMap<String, String>();
      int count = data.readInt();
      for (int i = 0; i < count; i++) {
        files.put(text(data), text(data));
      }
      return new SetContent(files);
    } catch (IOException e) {
      throw new IllegalArgumentException("not the content of a rule set", e);
    }
  }

  /** SHA-256 over paths and texts; who signed them is not asked. */
  public Bytes hash() {
    return new Bytes(Digests.sha256(new SetContent(toSign()).plain()));
  }

  /** All files but the signatures of sets: what is signed. */
  SortedMap<String, String> toSign() {
    var rest = new TreeMap<>(files);
    rest.keySet().removeIf(SetSignature::isSignature);
    return rest;
  }

  private byte[] plain() {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    try {
      out.writeInt(files.size());
      for (Map.Entry<String, String> file : files.entrySet()) {
        write(out, file.getKey());
        write(out, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
