package perennial.cultivation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Plants that leave the growing of one batch together. */
public record Taken(long batch, List<Long> plants) {
  public Taken {
    plants = List.copyOf(plants);
  }

  /** The plants by the batch that they stand in, both in ascending order. */
  public static List<Taken> of(Collection<Plant> plants) {
    var byBatch = new TreeMap<Long, List<Long>>();
    plants.stream()
        .sorted((a, b) -> Long.compare(a.serial(), b.serial()))
        .forEach(plant ->
            byBatch.computeIfAbsent(plant.batch(), batch -> new ArrayList<>()).add(plant.serial()));
    var taken = new ArrayList<Taken>();
    byBatch.forEach((batch, serials) -> taken.add(new Taken(batch, serials)));
    return taken;
  }

  public static int count(List<Taken> taken) {
    return taken.stream().mapToInt(each -> each.plants().size()).sum();
  }
}
