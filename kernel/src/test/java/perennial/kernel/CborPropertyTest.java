package perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CborPropertyTest {
  private static final int EXAMPLES = 3_000;

  /** Deep enough to nest, shallow enough to stay small. */
  private static final int LEVELS = 4;

  private static @Nullable Object value(Random random, int levels) {
    return switch (random.nextInt(levels > 0 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong() >> random.nextInt(Long.SIZE);
      case 3 -> text(random);
      case 4 -> decimal(random);
      case 5 -> Integer.toString(random.nextInt());
      case 6 -> {
        var list = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(5); i > 0; i--) {
          list.add(value(random, levels - 1));
        }
        yield list;
      }
      default -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(30); i > 0; i--) {
          map.put(text(random), value(random, levels - 1));
        }
        yield map;
      }
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      int character = random.nextInt(1 << (1 + random.nextInt(20)));
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        text.appendCodePoint(character);
      }
    }
    return text.toString();
  }

  private static BigDecimal decimal(Random random) {
    var digits = new BigInteger(random.nextInt(200), random);
    int scale = random.nextInt() >> random.nextInt(Integer.SIZE);
    return new BigDecimal(random.nextBoolean() ? digits.negate() : digits, scale);
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    qt().withFixedSeed(8949)
        .withExamples(EXAMPLES)
        .forAll(longs().all())
        .checkAssert(seed -> {
          Object value = value(new Random(seed), LEVELS);
          byte[] bytes = Cbor.encode(value);
          assertThat(Cbor.decode(bytes)).isEqualTo(value);
          assertThat(Cbor.encode(Cbor.decode(bytes))).isEqualTo(bytes);
        });
  }

  /** Bytes of a written value with some changed: each is refused, or is what would be written. */
  @Test
  void whatIsReadWouldBeWrittenSo() {
    var read = new int[1];
    qt().withFixedSeed(8949)
        .withExamples(EXAMPLES * 10)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          byte[] bytes = Cbor.encode(value(random, LEVELS));
          for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
          }
          Object value;
          try {
            value = Cbor.decode(bytes);
          } catch (IllegalArgumentException refused) {
            return;
          }
          read[0]++;
          assertThat(Cbor.encode(value)).isEqualTo(bytes);
        });
    assertThat(read[0]).as("changed bytes that could be read").isGreaterThan(EXAMPLES);
  }
}
