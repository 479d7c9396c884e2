package perennial.cultivation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** Questions about several plants that more than one act asks. */
public final class Plants {
  /** Plants of one act, such as a harvest. Each changes a row in the act's one transaction. */
  public static final int OF_ONE_ACT_MAX = 10_000;

  /** Identifiers that one refusal spells out; the rest is counted. */
  private static final int NAMED_MAX = 10;

  private Plants() {}

  /** The plant, unless there is none of the actor's or it was deleted. */
  public static @Nullable Plant find(State state, Actor actor, @Nullable Long serial) {
    if (serial == null) {
      return null;
    }
    Plant plant = state.find(Cultivation.PLANT, actor.licensee(), serial);
    return plant == null || plant.isDeleted() ? null : plant;
  }

  public static boolean isKnown(State state, Actor actor, @Nullable Long serial) {
    return find(state, actor, serial) != null;
  }

  /** The plants of these serials in one reading; what is unknown or deleted is left out. */
  public static List<Plant> load(State state, LicenseeId owner, Collection<Long> serials) {
    state.fetch(Cultivation.PLANT, keys(owner, serials));
    var plants = new ArrayList<Plant>();
    for (long serial : serials) {
      Plant plant = state.find(Cultivation.PLANT, owner, serial);
      if (plant != null && !plant.isDeleted()) {
        plants.add(plant);
      }
    }
    return plants;
  }

  /**
   * Reads the batches of the plants together, before an event changes the counts of each.
   *
   * @return the batches in ascending order
   */
  public static List<PlantBatch> loadBatches(
      State state, LicenseeId owner, Collection<Plant> plants) {
    List<Long> serials = plants.stream().map(Plant::batch).distinct().sorted().toList();
    state.fetch(Cultivation.PLANT_BATCH, keys(owner, serials));
    return serials.stream()
        .map(serial -> state.find(Cultivation.PLANT_BATCH, owner, serial))
        .map(java.util.Objects::requireNonNull)
        .toList();
  }

  /** A sentence that names the first few of the plants that are so; empty when none is. */
  static String sentence(String start, Collection<Plant> plants, Predicate<Plant> isSo) {
    return sentence(start, plants.stream().filter(isSo).map(Plant::serial).toList());
  }

  static String sentence(String start, List<Long> serials) {
    if (serials.isEmpty()) {
      return "";
    }
    String names =
        serials.stream()
            .limit(NAMED_MAX)
            .map(serial -> new ObjectRef(Cultivation.PLANT_KIND, serial).toString())
            .collect(Collectors.joining(", "));
    int more = serials.size() - NAMED_MAX;
    return start + names + (more > 0 ? " and " + more + " more." : ".");
  }

  private static List<List<Object>> keys(LicenseeId owner, Collection<Long> serials) {
    return serials.stream().map(serial -> List.<Object>of(owner, serial)).toList();
  }
}
