package perennial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the sequencer takes from single writes: the same clients with it and without, in turns. */
final class SequencerCost {
  private static final int SIDES = 3;

  private final RegistryProcess registry;
  private final LimitDatabase limitDatabase;
  private final Pgbench pgbench;
  private final Progress progress;

  SequencerCost(
      RegistryProcess registry, LimitDatabase limitDatabase, Pgbench pgbench, Progress progress) {
    this.registry = registry;
    this.limitDatabase = limitDatabase;
    this.pgbench = pgbench;
    this.progress = progress;
  }

  /**
   * @param writes single creates, and beside them what PostgreSQL itself can do
   * @param rounds turns that each side gets
   * @param seconds of one turn
   */
  String measure(Measure writes, List<Integer> clients, int rounds, int seconds) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "clients",
            "with lots/s",
            "without lots/s",
            "cost %",
            "`" + writes.limits().getLast().name() + "` /s",
            "CPU µs with",
            "without",
            "cost %"));
    try (var sequencer = new SequencerSwitch(registry.superuser())) {
      for (int number : clients) {
        Slice[] sums = {Slice.NONE, Slice.NONE, Slice.NONE};
        for (int turn = 0; turn < SIDES * rounds; turn++) {
          int side = (turn + turn / SIDES) % SIDES;
          progress.now("  Sequencer's cost, " + number + " clients, turn " + (turn + 1));
          sums[side] = sums[side].plus(side(writes, sequencer, side, number, seconds, turn));
        }
        List<String> row = row(number, sums);
        rows.add(row);
        progress.say("  Sequencer's cost, " + String.join(", ", row));
      }
      sequencer.on();
    }
    return LogMeasures.table("What the sequencer takes from single creates", rows);
  }

  private Slice side(
      Measure writes, SequencerSwitch sequencer, int side, int clients, int seconds, int turn) {
    if (side == 1) {
      sequencer.off();
    } else {
      sequencer.on();
    }
    return side < 2
        ? new Clients(registry, writes.load()).run(clients, seconds, turn)
        : pgbench.run(limitDatabase.asApp(), writes.limits().getLast(), clients, seconds);
  }

  private static List<String> row(int clients, Slice[] sums) {
    double with = sums[0].callsPerSecond();
    double without = sums[1].callsPerSecond();
    return List.of(
        "" + clients,
        LogMeasures.count(with),
        LogMeasures.count(without),
        percent(1 - with / without),
        LogMeasures.count(sums[2].callsPerSecond()),
        LogMeasures.count(cpu(sums[0])),
        LogMeasures.count(cpu(sums[1])),
        percent(cpu(sums[0]) / cpu(sums[1]) - 1));
  }

  /** Of registry and PostgreSQL together, for each write. */
  private static double cpu(Slice slice) {
    return (double) (slice.cpu().registry() + slice.cpu().postgres()) / Math.max(1, slice.calls());
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "**%.0f**", 100 * part);
  }
}
