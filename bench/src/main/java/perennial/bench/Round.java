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
  private static final double WARM_UP_SECONDS = 4;

  /**
   * Without gain, until it is warm. What runs once for each shared transaction runs some 70 times a
   * second, and is compiled for good after 5,000 times: there is a minute between the gains.
   */
  private static final int WARM_UPS_LEVEL = 15;

  /** Five minutes; it may never be level while other programs come and go. */
  private static final int WARM_UPS_MAX = 75;

  /** Less gain than this is the noise of the machine. */
  private static final double STILL_LESS = 0.97;

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
   * Lets the registry compile what it runs often, before anything is counted: until its processor
   * time for a call falls no more. A registry runs for months, and pgbench has nothing to compile.
   */
  void warmUp(Measure measure, int clients) {
    double least = Double.MAX_VALUE;
    int level = 0;
    for (int i = 0; i < WARM_UPS_MAX && level < WARM_UPS_LEVEL; i++) {
      Slice slice = new Clients(registry, measure.load()).run(clients, WARM_UP_SECONDS, -i);
      double micros = (double) slice.cpu().registry() / Math.max(1, slice.calls());
      progress.now(
          String.format(Locale.ROOT, "  %s: warming up, %,.0f us each", measure.title(), micros));
      level = micros < least * STILL_LESS ? 0 : level + 1;
      least = Math.min(least, micros);
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
