package perennial.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deterministic CBOR (RFC 8949, 4.2.1) of the few types that the journal uses: integers that fit a
 * long, byte and text strings, arrays, maps with text names, decimal fractions (tag 4, whose digits
 * are a bignum where they fit no long), true, false and null. Shortest heads, definite lengths, map
 * names in the bytewise order of their encoding.
 *
 * <p>The reader accepts only what the writer would have written: one value has one encoding, so
 * equal hashes mean equal values.
 */
public final class Cbor {
  /** Nesting of one entry: facts, events, event, list, record; twice that leaves room. */
  public static final int DEPTH_MAX = 16;

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;
  private static final int SIMPLE = 7;
  private static final int TAG_BIGNUM = 2;
  private static final int TAG_NEGATIVE_BIGNUM = 3;
  private static final int TAG_DECIMAL = 4;

  /** More bits than this in a magnitude fit no long. */
  private static final int LONG_BITS = 63;

  /** Longer names are not kept: those of ours are shorter. */
  private static final int NAME_LENGTH_KEPT = 40;

  /** There are some hundred names of ours; what strangers state comes and goes. */
  private static final int NAMES_BITS = 11;

  /**
   * Names met, by a hash of their bytes. Threads may overwrite each other's, which loses little.
   */
  private static final @Nullable String[] NAMES = new @Nullable String[1 << NAMES_BITS];

  /** Bytes that most rows take. */
  private static final int FIRST_SIZE = 256;

  private Cbor() {}

  /**
   * Values: null, Boolean, Long, Integer, String, byte[], Bytes, BigDecimal, List, Map by name.
   *
   * @throws IllegalArgumentException when a value has another type or lies too deep, or a text
   *     holds half of a surrogate pair, which no UTF-8 has
   */
  public static byte[] encode(@Nullable Object value) {
    var out = new Output();
    write(out, value, 0);
    return out.toByteArray();
  }

  /**
   * @throws IllegalArgumentException when the bytes are not exactly one deterministic value
   */
  public static @Nullable Object decode(byte[] bytes) {
    var in = new Input(bytes);
    Object value = in.read(0);
    if (in.at != bytes.length) {
      throw in.malformed("bytes after the value");
    }
    return value;
  }

  private static void write(Output out, @Nullable Object value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new IllegalArgumentException("nested deeper than " + DEPTH_MAX);
    }
    switch (value) {
      case null -> out.write(0xf6);
      case Boolean b -> out.write(b ? 0xf5 : 0xf4);
      case Long l -> integer(out, l);
      case Integer i -> integer(out, i);
      case String s -> string(out, TEXT, utf8(s));
      case byte[] b -> string(out, BYTES, b);
      case Bytes b -> string(out, BYTES, b.array());
      case BigDecimal d -> decimal(out, d);
      case List<?> list -> {
        out.head(ARRAY, list.size());
        for (Object item : list) {
          write(out, item, depth + 1);
        }
      }
      case Map<?, ?> map -> map(out, map, depth);
      default -> throw new IllegalArgumentException("no encoding for " + value.getClass());
    }
  }

  private static void integer(Output out, long value) {
    if (value >= 0) {
      out.head(UNSIGNED, value);
    } else {
      out.head(NEGATIVE, -1 - value);
    }
  }

  private static void string(Output out, int major, byte[] bytes) {
    out.head(major, bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  private static void decimal(Output out, BigDecimal d) {
    out.head(TAG, TAG_DECIMAL);
    out.head(ARRAY, 2);
    integer(out, -(long) d.scale());
    digits(out, d.unscaledValue());
  }

  private static void digits(Output out, BigInteger digits) {
    if (digits.bitLength() <= LONG_BITS) {
      integer(out, digits.longValueExact());
      return;
    }
    boolean isNegative = digits.signum() < 0;
    out.head(TAG, isNegative ? TAG_NEGATIVE_BIGNUM : TAG_BIGNUM);
    byte[] magnitude = (isNegative ? digits.not() : digits).toByteArray();
    int start = magnitude[0] == 0 ? 1 : 0;
    string(out, BYTES, Arrays.copyOfRange(magnitude, start, magnitude.length));
  }

  /** Never with a replacement: two texts would have one encoding. */
  private static byte[] utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          throw new IllegalArgumentException("half of a surrogate pair at character " + i);
        }
        i++;
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void map(Output out, Map<?, ?> map, int depth) {
    out.head(MAP, map.size());
    var sorted = new TreeMap<byte[], @Nullable Object>(Arrays::compareUnsigned);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sorted.put(encode((String) entry.getKey()), entry.getValue());
    }
    sorted.forEach((name, value) -> {
      out.write(name, 0, name.length);
      write(out, value, depth + 1);
    });
  }

  /** Grows as it is written; {@code java.io}'s own takes a lock for each byte. */
  private static final class Output {
    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    void write(int octet) {
      require(1);
      bytes[size++] = (byte) octet;
    }

    void write(byte[] from, int offset, int length) {
      require(length);
      System.arraycopy(from, offset, bytes, size, length);
      size += length;
    }

    byte[] toByteArray() {
      return Arrays.copyOf(bytes, size);
    }

    private void require(int more) {
      if (more > bytes.length - size) {
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
      }
    }

    void head(int major, long value) {
      int top = major << 5;
      if (value < 24) {
        write(top | (int) value);
      } else if (value <= 0xff) {
        write(top | 24);
        write((int) value);
      } else if (value <= 0xffff) {
        write(top | 25);
        bytes(value, 2);
      } else if (value <= 0xffff_ffffL) {
        write(top | 26);
        bytes(value, 4);
      } else {
        write(top | 27);
        bytes(value, 8);
      }
    }

    private void bytes(long value, int count) {
      for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
        write((int) (value >>> shift));
      }
    }
  }

  private static final class Input {
    private final byte[] bytes;
    private int at;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    @Nullable Object read(int depth) {
      if (depth > DEPTH_MAX) {
        throw malformed("nested deeper than " + DEPTH_MAX);
      }
      int initial = octet();
      int major = initial >> 5;
      if (major == SIMPLE) {
        return simple(initial);
      }
      long argument = argument(initial & 0x1f);
      return switch (major) {
        case UNSIGNED -> argument;
        case NEGATIVE -> -1 - argument;
        case BYTES -> slice(argument);
        case TEXT -> text(argument);
        case ARRAY -> array(argument, depth);
        case MAP -> map(argument, depth);
        case TAG -> decimal(argument);
        default -> throw malformed("no such type");
      };
    }

    private @Nullable Object simple(int initial) {
      return switch (initial) {
        case 0xf4 -> false;
        case 0xf5 -> true;
        case 0xf6 -> null;
        default -> throw malformed("a simple value that is not used");
      };
    }

    private long argument(int info) {
      if (info < 24) {
        return info;
      }
      int count =
          switch (info) {
            case 24 -> 1;
            case 25 -> 2;
            case 26 -> 4;
            case 27 -> 8;
            default -> throw malformed("an indefinite length");
          };
      long value = 0;
      for (int i = 0; i < count; i++) {
        value = value << 8 | octet();
      }
      long smallest = count == 1 ? 24 : 1L << (count * 4);
      if (value < 0 || value < smallest) {
        throw malformed("a head that is not the shortest, or too large");
      }
      return value;
    }

    private byte[] slice(long length) {
      if (length > bytes.length - at) {
        throw malformed("a string past the end");
      }
      byte[] slice = Arrays.copyOfRange(bytes, at, at + (int) length);
      at += (int) length;
      return slice;
    }

    private String text(long length) {
      if (length > bytes.length - at) {
        throw malformed("a string past the end");
      }
      if (isAscii((int) length)) {
        // Nearly all texts, and a tenth of the cost of a decoder.
        var text = new String(bytes, at, (int) length, StandardCharsets.ISO_8859_1);
        at += (int) length;
        return text;
      }
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(slice(length)))
            .toString();
      } catch (CharacterCodingException e) {
        throw malformed("text that is not UTF-8");
      }
    }

    private boolean isAscii(int length) {
      for (int i = at; i < at + length; i++) {
        if (bytes[i] < 0) {
          return false;
        }
      }
      return true;
    }

    private List<@Nullable Object> array(long length, int depth) {
      requireItems(length);
      var list = new ArrayList<@Nullable Object>((int) length);
      for (long i = 0; i < length; i++) {
        list.add(read(depth + 1));
      }
      return list;
    }

    private Map<String, @Nullable Object> map(long length, int depth) {
      requireItems(length);
      var map = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap((int) length);
      int previous = at;
      int previousEnd = at;
      for (long i = 0; i < length; i++) {
        int start = at;
        String name = name();
        if (Arrays.compareUnsigned(bytes, previous, previousEnd, bytes, start, at) >= 0) {
          throw malformed("names out of order");
        }
        previous = start;
        previousEnd = at;
        map.put(name, read(depth + 1));
      }
      return map;
    }

    /** Names are few, and of each entry the greater part: those met before are not made anew. */
    private String name() {
      int initial = octet();
      if (initial >> 5 != TEXT) {
        throw malformed("a name that is no text");
      }
      long length = argument(initial & 0x1f);
      if (length > NAME_LENGTH_KEPT || length > bytes.length - at) {
        return text(length);
      }
      int hash = 0;
      for (int i = at; i < at + length; i++) {
        hash = 31 * hash + bytes[i];
      }
      int place = (hash ^ hash >>> NAMES_BITS) & (NAMES.length - 1);
      String known = NAMES[place];
      if (known != null && isNext(known, (int) length)) {
        at += (int) length;
        return known;
      }
      String name = text(length);
      NAMES[place] = name;
      return name;
    }

    private boolean isNext(String known, int length) {
      if (known.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (known.charAt(i) != bytes[at + i]) {
          return false;
        }
      }
      return true;
    }

    private BigDecimal decimal(long tag) {
      if (tag != TAG_DECIMAL || octet() != (ARRAY << 5 | 2)) {
        throw malformed("a tag that is not used");
      }
      long scale = -integer(octet());
      if (scale != (int) scale) {
        throw malformed("an exponent out of range");
      }
      return new BigDecimal(digits(), (int) scale);
    }

    private BigInteger digits() {
      int initial = octet();
      if (initial >> 5 != TAG) {
        return BigInteger.valueOf(integer(initial));
      }
      long tag = argument(initial & 0x1f);
      int string = octet();
      if ((tag != TAG_BIGNUM && tag != TAG_NEGATIVE_BIGNUM) || string >> 5 != BYTES) {
        throw malformed("a tag that is not used");
      }
      byte[] bytes = slice(argument(string & 0x1f));
      var magnitude = new BigInteger(1, bytes);
      if (magnitude.bitLength() <= LONG_BITS || bytes[0] == 0) {
        throw malformed("a bignum that is not the shortest");
      }
      return tag == TAG_BIGNUM ? magnitude : magnitude.not();
    }

    private long integer(int initial) {
      return switch (initial >> 5) {
        case UNSIGNED -> argument(initial & 0x1f);
        case NEGATIVE -> -1 - argument(initial & 0x1f);
        default -> throw malformed("no integer");
      };
    }

    private void requireItems(long length) {
      if (length > bytes.length - at) {
        throw malformed("more items than bytes");
      }
    }

    private int octet() {
      if (at >= bytes.length) {
        throw malformed("the end too early");
      }
      return bytes[at++] & 0xff;
    }

    IllegalArgumentException malformed(String what) {
      return new IllegalArgumentException("not deterministic CBOR: " + what + ", at byte " + at);
    }
  }
}
