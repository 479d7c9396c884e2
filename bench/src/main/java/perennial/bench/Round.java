package perennial.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Measures one figure. Ours and the limits take turns, several times and each time in another
 * order, so that what else the machine does hits all of them alike.
 */
final class Round {
  private static final double WARM_UP_SECONDS = 2.5;

  /** Ten seconds are the least that the compiler needs for a path that it has not seen. */
  private static final int WARM_UPS_MIN = 4;

  private static final int WARM_UPS_MAX = 16;

  /** Less gain than this from one warm-up to the next is the noise of the machine. */
  private static final double STILL_FASTER = 1.05;

  private final RegistryProcess registry;
  private final LimitDatabase limitDatabase;
  private final Pgbench pgbench;
  private final Progress progress;
  private final RawFile raw;

  Round(
      RegistryProcess registry,
      LimitDatabase limitDatabase,
      Pgbench pgbench,
      Progress progress,
      RawFile raw) {
    this.registry = registry;
    this.limitDatabase = limitDatabase;
    this.pgbench = pgbench;
    this.progress = progress;
    this.raw = raw;
  }

  /**
   * Lets the registry compile what it runs often, before anything is counted: until it gets no
   * faster, since how long that takes depends on what else the machine does.
   */
  void warmUp(Measure measure, int clients) {
    double best = 0;
    for (int i = 0; i < WARM_UPS_MAX; i++) {
      progress.now("  " + measure.title() + ": warming up");
      double rate =
          new Clients(registry, measure.load()).run(clients, WARM_UP_SECONDS, -i).callsPerSecond();
      if (i >= WARM_UPS_MIN && rate < best * STILL_FASTER) {
        return;
      }
      best = Math.max(best, rate);
    }
  }

  /**
   * @param rounds turns that each side gets
   * @param seconds of one turn
   */
  Figure measure(Measure measure, int clients, int rounds, int seconds) {
    int sides = 1 + measure.limits().size();
    List<Slice> sums = new ArrayList<>(Collections.nCopies(sides, Slice.NONE));
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < sides; turn++) {
        int side = (round + turn) % sides;
        String name = side == 0 ? "registry" : measure.limits().get(side - 1).name();
        progress.now(
            String.format(
                Locale.ROOT,
                "  %s, %d clients, round %d of %d: %s",
                measure.title(),
                clients,
                round + 1,
                rounds,
                name));
        Slice slice = side(measure, clients, seconds, side, round).get();
        raw.add(measure, name, clients, round, slice, items(measure, side));
        sums.set(side, sums.get(side).plus(slice));
      }
    }
    progress.clear();
    return new Figure(measure, clients, sums.getFirst(), List.copyOf(sums.subList(1, sides)));
  }

  private static int items(Measure measure, int side) {
    return side == 0 ? measure.load().items() : measure.limits().get(side - 1).items();
  }

  private Supplier<Slice> side(Measure measure, int clients, int seconds, int side, int round) {
    if (side == 0) {
      return () -> new Clients(registry, measure.load()).run(clients, seconds, 1 + round);
    }
    Limit limit = measure.limits().get(side - 1);
    return () ->
        pgbench.run(
            limit.isApp() ? limitDatabase.asApp() : limitDatabase.address(),
            limit,
            clients,
            seconds);
  }
}
