package perennial.laboratory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * Finds out, before results are reported, for whose lots they are: {@link ReportResult} names its
 * parties beforehand, and checks again what is said here. The owner of an object never changes, nor
 * where a sample comes from.
 */
public final class SampleClients {
  private final Reader reader;

  public SampleClients(Reader reader) {
    this.reader = reader;
  }

  /**
   * @param sampleLot serial of the sample in the laboratory's hands, as stated
   * @param clientLot serial of the client's lot as stated, or null
   */
  public record Asked(@Nullable Long sampleLot, @Nullable Long clientLot) {}

  /** Both null where there is no client; a lot without owner is one that cannot be meant. */
  public record Client(@Nullable LicenseeId licensee, @Nullable Long lot) {}

  /**
   * What was found.
   *
   * @param clients one for each question
   * @param others laboratories that the results name for groups which they tested
   */
  public record Found(Map<Asked, Client> clients, OtherLabs others) {}

  /** One answer for each question. */
  public Map<Asked, Client> find(LicenseeId lab, Collection<Asked> asked) {
    return find(lab, asked, List.of()).clients();
  }

  /**
   * One answer for each question; and the other laboratories that the results name, looked up along
   * with the rest.
   */
  public Found find(LicenseeId lab, Collection<Asked> asked, Collection<Stated> results) {
    Map<Long, Lot> own = lots(lab, asked);
    var origins = new HashMap<Asked, SampleOrigin>();
    var wanted = new LinkedHashSet<Long>();
    for (Asked each : asked) {
      Lot sample = each.sampleLot() == null ? null : own.get(each.sampleLot());
      if (sample != null) {
        SampleOrigin origin = SampleOrigin.of(sample, own::get);
        origins.put(each, origin);
        wanted.addAll(origin.lots());
      }
    }
    Reader.Reading reading = reader.as(lab);
    Supplier<OtherLabs> others = OtherLabs.ask(reading, results);
    Map<Long, LicenseeId> owners = owners(reading, wanted);
    var clients = new HashMap<Asked, Client>();
    asked.forEach(each -> clients.put(each, client(each, origins.get(each), owners)));
    return new Found(clients, others.get());
  }

  private static Client client(
      Asked asked, @Nullable SampleOrigin origin, Map<Long, LicenseeId> owners) {
    Long stated = asked.clientLot();
    if (origin == null) {
      return new Client(null, stated);
    }
    if (stated != null) {
      return new Client(origin.lots().contains(stated) ? owners.get(stated) : null, stated);
    }
    LicenseeId owner = owners.get(origin.original());
    return owner == null ? new Client(null, null) : new Client(owner, origin.original());
  }

  /** The samples, and the lots that they were divided from. */
  private Map<Long, Lot> lots(LicenseeId lab, Collection<Asked> asked) {
    var lots = new HashMap<Long, Lot>();
    Set<Long> missing = new LinkedHashSet<>();
    for (Asked each : asked) {
      if (each.sampleLot() != null) {
        missing.add(each.sampleLot());
      }
    }
    for (int i = 0; i < SampleOrigin.DIVISIONS_MAX && !missing.isEmpty(); i++) {
      var found = find(lab, missing);
      var parents = new LinkedHashSet<Long>();
      for (Lot lot : found) {
        lots.put(lot.serial(), lot);
        if (lot.parent() != null && lot.originalId() == null) {
          parents.add(lot.parent());
        }
      }
      parents.removeAll(lots.keySet());
      missing = parents;
    }
    return lots;
  }

  private Collection<Lot> find(LicenseeId lab, Set<Long> serials) {
    var keys = new ArrayList<List<Object>>();
    serials.forEach(serial -> keys.add(List.of(lab, serial)));
    Reader.Reading reading = reader.as(lab);
    Supplier<Map<List<Object>, Lot>> found = reading.find(Inventory.LOT, keys);
    reading.go();
    return found.get().values();
  }

  private static Map<Long, LicenseeId> owners(Reader.Reading reading, Set<Long> lots) {
    var keys = new ArrayList<List<Object>>();
    lots.forEach(lot -> keys.add(List.of(Inventory.LOT_KIND, lot)));
    Supplier<Map<List<Object>, ObjectRow>> found = reading.find(Identifiers.OBJECT, keys);
    reading.go();
    var owners = new HashMap<Long, LicenseeId>();
    found.get().values().forEach(row -> owners.put(row.serial(), row.licenseeId()));
    return owners;
  }
}
