package perennial.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;

/**
 * What a call was answered, as it is kept for who asks again: a body for each command, and the leaf
 * of the entry that it wrote. Answers that were kept before leaves were have none.
 *
 * @param leaves one for each body, null where nothing was written
 */
record StoredAnswer(List<byte[]> bodies, List<@Nullable Bytes> leaves) {
  /** The bodies and, as a list of its own behind them, the leaves. */
  byte[] encode() {
    var all = new ArrayList<Object>(bodies);
    all.add(leaves);
    return Cbor.encode(all);
  }

  static StoredAnswer decode(byte[] kept) {
    var bodies = new ArrayList<byte[]>();
    var leaves = new ArrayList<@Nullable Bytes>();
    for (Object each : (List<?>) Objects.requireNonNull(Cbor.decode(kept))) {
      switch (Objects.requireNonNull(each)) {
        case List<?> last -> last.forEach(leaf -> leaves.add(leaf((byte @Nullable []) leaf)));
        case Object body -> bodies.add((byte[]) body);
      }
    }
    while (leaves.size() < bodies.size()) {
      leaves.add(null);
    }
    return new StoredAnswer(bodies, leaves);
  }

  private static @Nullable Bytes leaf(byte @Nullable [] leaf) {
    return leaf == null ? null : new Bytes(leaf);
  }
}
