package perennial.laboratory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestLink;

/**
 * Where a lot in a laboratory's hands comes from: which portions of which of the client's lots its
 * result tells of.
 *
 * @param original serial of the lot that it was at its sender; 0 when it came from nobody
 * @param chains the portions, nearest first; a sample that was split off before it was sent counts
 *     as its parent too
 */
record SampleOrigin(long original, List<List<TestLink>> chains) {

  /** A laboratory divides a sample a few times at most. */
  static final int DIVISIONS_MAX = 16;

  private static final SampleOrigin NONE = new SampleOrigin(0, List.of());

  /**
   * @param own finds a lot of the laboratory by serial; null when there is none
   */
  static SampleOrigin of(Lot sample, LongFunction<@Nullable Lot> own) {
    Lot lot = sample;
    for (int i = 0; i < DIVISIONS_MAX; i++) {
      Optional<SampleOrigin> found = received(lot);
      if (found.isPresent()) {
        return found.get();
      }
      Long parent = lot.parent();
      Lot next = parent == null ? null : own.apply(parent);
      if (next == null) {
        return NONE;
      }
      lot = next;
    }
    return NONE;
  }

  private static Optional<SampleOrigin> received(Lot lot) {
    Optional<GlobalId> id =
        lot.originalId() == null
            ? Optional.empty()
            : GlobalId.read(lot.originalId())
                .filter(each -> each.object().kind().equals(Inventory.LOT_KIND));
    if (lot.sampleOf() != null && !lot.sampleOf().chains().isEmpty()) {
      var chains = lot.sampleOf().chains();
      long original =
          id.map(each -> each.object().serial()).orElse(chains.getFirst().getFirst().lot());
      return Optional.of(new SampleOrigin(original, chains));
    }
    return id.map(each -> sentWhole(lot, each.object().serial()));
  }

  /** Sent to the laboratory without being called a sample: the portion that was sent is one. */
  private static SampleOrigin sentWhole(Lot lot, long original) {
    var chains = new ArrayList<List<TestLink>>();
    for (List<TestLink> chain : lot.testPath().chains()) {
      for (TestLink link : chain) {
        if (link.lot() == original && !chains.contains(List.of(link))) {
          chains.add(List.of(link));
        }
      }
    }
    return new SampleOrigin(original, chains);
  }

  boolean isKnown() {
    return original != 0;
  }

  /** Serials of the lots that a result of the sample may be said to be for. */
  Set<Long> lots() {
    var lots = new LinkedHashSet<Long>();
    if (isKnown()) {
      lots.add(original);
    }
    chains.forEach(chain -> chain.forEach(link -> lots.add(link.lot())));
    return lots;
  }

  /**
   * One portion for each sampled lot: of several the last, since only what left after it is told of
   * by all.
   */
  List<TestLink> portions() {
    Map<Long, TestLink> last = new LinkedHashMap<>();
    for (List<TestLink> chain : chains) {
      for (TestLink link : chain) {
        last.merge(link.lot(), link, (a, b) -> a.portion() >= b.portion() ? a : b);
      }
    }
    return List.copyOf(last.values());
  }
}
