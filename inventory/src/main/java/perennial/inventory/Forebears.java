package perennial.inventory;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;

/**
 * The lots that goods came from, whoever held them and whatever was made of them on the way: what
 * was waived for a lot shows on all of its descendants, tested or not.
 */
public final class Forebears {
  /** Where goods come from more lots than this, the nearest stand for all. */
  static final int LOTS_MAX = 10_000;

  private final Map<Long, Set<Long>> from = new HashMap<>();
  private final Set<Long> walked = new HashSet<>();

  private Forebears() {}

  /** Walks up from some lots, a generation after another, in the name of whoever held them. */
  public static Forebears of(Reader reader, Collection<Lot> lots) {
    var forebears = new Forebears();
    Collection<Lot> generation = lots;
    while (!generation.isEmpty() && forebears.walked.size() < LOTS_MAX) {
      generation = forebears.walk(reader, generation);
    }
    return forebears;
  }

  /** The lots that went into those of a generation, or into what they are portions of. */
  private Collection<Lot> walk(Reader reader, Collection<Lot> generation) {
    var met = new LinkedHashSet<Long>();
    for (Lot lot : generation) {
      Set<Long> portions = TestVerdicts.lotsOf(lot);
      from(lot.serial()).addAll(portions);
      met.addAll(portions);
    }
    met.removeAll(walked);
    walked.addAll(met);
    Reader.Reading reading = reader.as(owners(reader, met));
    var made = reading.where(Inventory.LOT_SOURCE, "lot", met, LOTS_MAX);
    reading.go();
    made.get().forEach(each -> from(each.lot()).add(each.source()));
    var sources =
        reading.find(
            Inventory.LOT,
            made.get().stream()
                .filter(each -> !walked.contains(each.source()))
                .map(each -> List.<Object>of(each.licenseeId(), each.source()))
                .distinct()
                .toList());
    reading.go();
    return sources.get().values();
  }

  private static Set<LicenseeId> owners(Reader reader, Collection<Long> lots) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var objects =
        reading.find(
            Identifiers.OBJECT,
            lots.stream().map(serial -> List.<Object>of(Inventory.LOT_KIND, serial)).toList());
    reading.go();
    return objects.get().values().stream().map(ObjectRow::licenseeId).collect(Collectors.toSet());
  }

  private Set<Long> from(long lot) {
    return from.computeIfAbsent(lot, _ -> new LinkedHashSet<>());
  }

  /** The serials of the lot's forebears, the lot itself among them. */
  public Set<Long> of(Lot lot) {
    var all = new LinkedHashSet<Long>();
    var open = new ArrayDeque<Long>();
    open.add(lot.serial());
    while (!open.isEmpty()) {
      long next = open.remove();
      if (all.add(next)) {
        open.addAll(from.getOrDefault(next, Set.of()));
      }
    }
    return all;
  }

  /** The serials of all that was found. */
  Set<Long> all() {
    var all = new LinkedHashSet<>(walked);
    from.values().forEach(all::addAll);
    return all;
  }
}
