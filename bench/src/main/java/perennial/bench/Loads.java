package perennial.bench;

import java.util.List;
import java.util.SplittableRandom;

/** The loads that are measured. */
final class Loads {
  private Loads() {}

  /** Creates of rows, each call for any of the licensees. */
  record Creates(List<Place> places, Wire.Resource resource, int items) implements Load {
    @Override
    public void render(SplittableRandom random, Message message) {
      Place place = places.get(random.nextInt(places.size()));
      Wire.create(place, resource, items, random, message);
    }
  }

  /** One lot by its identifier, as its owner asks for it. */
  record PointReads(List<Place> places) implements Load {
    @Override
    public void render(SplittableRandom random, Message message) {
      Place place = places.get(random.nextInt(places.size()));
      Wire.get(place, "/inventories?f_global_id=" + place.anyLot(random), message);
    }

    @Override
    public int items() {
      return 1;
    }
  }

  /** The first page of a licensee that has more than one. */
  record Pages(List<Place> places, String path) implements Load {
    @Override
    public void render(SplittableRandom random, Message message) {
      Wire.get(places.get(random.nextInt(places.size())), path, message);
    }

    @Override
    public int items() {
      return 1;
    }
  }
}
