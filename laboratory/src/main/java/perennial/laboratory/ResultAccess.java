package perennial.laboratory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.Base36;
import perennial.kernel.LicenseeId;

/**
 * Reads whole lab results by serial, for whom they may be read by: the laboratory, its client, and
 * every licensee that holds or held a lot for which the result holds.
 */
public final class ResultAccess {
  /** Results of one question: those of a page of lots. */
  public static final int RESULTS_MAX = 2_500;

  /** Lots that one result is attached to, times the results of one question. */
  private static final int ATTACHMENTS_MAX = 100_000;

  private final Reader reader;

  public ResultAccess(Reader reader) {
    this.reader = reader;
  }

  /** The results that the licensee may read, by serial; those it may not are missing. */
  public Map<Long, LabResult> find(LicenseeId asking, Collection<Long> serials) {
    if (serials.isEmpty()) {
      return Map.of();
    }
    Reader.Reading reading = reader.as(asking);
    Supplier<List<LabResult>> own = results(reading, serials);
    Supplier<List<Tested>> tested =
        reading.where(Inventory.TESTED, "result", serials, ATTACHMENTS_MAX);
    reading.go();
    var found = new LinkedHashMap<Long, LabResult>();
    own.get().forEach(result -> found.put(result.serial(), result));
    List<Tested> others =
        tested.get().stream().filter(each -> !found.containsKey(each.result())).toList();
    List<Tested> readable = others.stream().filter(each -> holds(asking, each)).toList();
    ofOthers(asking, readable).forEach(result -> found.put(result.serial(), result));
    return found;
  }

  /** Whether the licensee has a lot for which the result holds through this attachment. */
  private boolean holds(LicenseeId asking, Tested tested) {
    var verdicts = new TestVerdicts(List.of(tested));
    Query<Lot> descendants =
        Query.newestFirst(Inventory.LOT, "serial")
            .equal("licenseeId", asking)
            .containing("testPath", Base36.print(tested.lot()) + "@");
    while (true) {
      Reader.Reading reading = reader.as(asking);
      Supplier<List<Lot>> page = reading.rows(descendants);
      reading.go();
      List<Lot> lots = page.get();
      if (lots.stream().anyMatch(lot -> verdicts.all(lot).contains(tested))) {
        return true;
      }
      if (lots.size() < Query.LIMIT_MAX) {
        return false;
      }
      descendants.before(lots.getLast().serial());
    }
  }

  /** Results of others, read in the name of the laboratories that reported them. */
  private List<LabResult> ofOthers(LicenseeId asking, List<Tested> readable) {
    if (readable.isEmpty()) {
      return List.of();
    }
    Set<LicenseeId> names = new LinkedHashSet<>();
    names.add(asking);
    var serials = new ArrayList<Long>();
    for (Tested each : readable) {
      names.add(each.licenseeId());
      serials.add(each.result());
    }
    Reader.Reading reading = reader.as(names);
    Supplier<List<LabResult>> results = results(reading, serials);
    reading.go();
    return results.get();
  }

  private static Supplier<List<LabResult>> results(
      Reader.Reading reading, Collection<Long> serials) {
    return reading.where(Laboratory.LAB_RESULT, "serial", serials, RESULTS_MAX);
  }
}
