package perennial.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which result holds for a lot: the newest that is attached to the lot itself, else, chain by
 * chain, the nearest that was drawn before the portion left; of several chains the worst. What was
 * treated after it failed has no result but those of samples drawn since.
 */
public final class TestVerdicts {
  /**
   * By when it was recorded: nodes take serials by the block, so a later result can have a lower
   * serial. Of one moment, one node's later result has the higher.
   */
  private static final Comparator<Tested> NEWEST_FIRST =
      Comparator.comparing(Tested::createdAt).thenComparingLong(Tested::result).reversed();

  private static final long ITSELF = Long.MAX_VALUE;

  private final Map<Long, List<Tested>> byLot = new HashMap<>();

  /** By lot, the portions after which it was treated. */
  private final Map<Long, Set<Long>> treated = new HashMap<>();

  /**
   * @param tested the rows whose lot is among {@link #lotsOf} the lots in question
   */
  public TestVerdicts(List<Tested> tested) {
    for (Tested each : tested) {
      if (each.endedBy() != null) {
        treated.computeIfAbsent(each.lot(), l -> new HashSet<>()).add(each.endedBy());
      }
      if (each.voidedAt() == null) {
        byLot.computeIfAbsent(each.lot(), l -> new ArrayList<>()).add(each);
      }
    }
    byLot.values().forEach(list -> list.sort(NEWEST_FIRST));
  }

  /** The serials of all lots whose results may hold for a lot. */
  public static Set<Long> lotsOf(Lot lot) {
    var lots = new LinkedHashSet<Long>();
    lots.add(lot.serial());
    lot.testPath().chains().forEach(chain -> chain.forEach(link -> lots.add(link.lot())));
    return lots;
  }

  /** The result that decides, or empty when the lot is untested. */
  public Optional<Tested> deciding(Lot lot) {
    Tested own = newest(lot.serial(), ITSELF);
    if (own != null || treatedBefore(lot.serial(), ITSELF) > 0) {
      return Optional.ofNullable(own);
    }
    Tested worst = null;
    for (List<TestLink> chain : lot.testPath().chains()) {
      Tested nearest = nearest(chain);
      if (nearest == null) {
        return Optional.empty();
      }
      if (worst == null || nearest.status().compareTo(worst.status()) > 0) {
        worst = nearest;
      }
    }
    return Optional.ofNullable(worst);
  }

  public TestStatus status(Lot lot) {
    return deciding(lot).map(Tested::status).orElse(TestStatus.UNTESTED);
  }

  /** Every result that holds or held for a lot, the deciding one first. */
  public List<Tested> all(Lot lot) {
    var all = new LinkedHashSet<Tested>();
    deciding(lot).ifPresent(all::add);
    all.addAll(byLot.getOrDefault(lot.serial(), List.of()));
    for (List<TestLink> chain : lot.testPath().chains()) {
      for (TestLink link : chain) {
        for (Tested each : byLot.getOrDefault(link.lot(), List.of())) {
          if (each.portion() < link.portion()
              && all.stream().noneMatch(other -> other.result() == each.result())) {
            all.add(each);
          }
        }
      }
    }
    return List.copyOf(all);
  }

  private @Nullable Tested nearest(List<TestLink> chain) {
    for (TestLink link : chain) {
      Tested found = newest(link.lot(), link.portion());
      if (found != null || treatedBefore(link.lot(), link.portion()) > 0) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Tested newest(long lot, long before) {
    long since = treatedBefore(lot, before);
    for (Tested each : byLot.getOrDefault(lot, List.of())) {
      if (each.tellsOf(before) && each.portion() >= since) {
        return each;
      }
    }
    return null;
  }

  /** The last treatment of a lot before a portion left; 0 where there was none. */
  private long treatedBefore(long lot, long portion) {
    long last = 0;
    for (long each : treated.getOrDefault(lot, Set.of())) {
      last = each < portion ? Math.max(last, each) : last;
    }
    return last;
  }
}
