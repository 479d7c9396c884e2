package perennial.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import perennial.kernel.Base36;

/** A licensee of the sandbox, with what its lots refer to and the lots that it is known to have. */
final class Place {
  final String code;
  final String key;
  final List<String> areas = new ArrayList<>();
  final List<String> strains = new ArrayList<>();
  final List<String> types = new ArrayList<>();
  final List<String> batches = new ArrayList<>();
  private long[] lots = new long[256];
  private int lotCount;

  Place(String code, String key) {
    this.code = code;
    this.key = key;
  }

  /** Takes note of a lot, by its whole identifier. */
  synchronized void addLot(String id) {
    if (lotCount == lots.length) {
      lots = Arrays.copyOf(lots, 2 * lotCount);
    }
    lots[lotCount++] = Base36.parse(id.substring(id.indexOf('.') + 3));
  }

  synchronized int lotCount() {
    return lotCount;
  }

  synchronized String anyLot(SplittableRandom random) {
    return "WA" + code + ".IN" + Base36.print(lots[random.nextInt(lotCount)]);
  }

  static String any(List<String> ids, SplittableRandom random) {
    return ids.get(random.nextInt(ids.size()));
  }
}
