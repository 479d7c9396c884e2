package perennial.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import perennial.kernel.Kind;

/** Serials from 1 for each kind. */
public final class CountingMinter implements Minter {
  private final Map<Kind, Long> last = new ConcurrentHashMap<>();

  @Override
  public long next(Kind kind) {
    return last.merge(kind, 1L, Long::sum);
  }
}
