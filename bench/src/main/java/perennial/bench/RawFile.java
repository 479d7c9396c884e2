package perennial.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every turn of every side, as tab-separated values. */
final class RawFile {
  private static final String HEAD =
      "measure\tside\tclients\tround\tcalls\terrors\tseconds\titems_per_s\tp50_ms\tp99_ms"
          + "\tregistry_cpu_us\tpostgres_cpu_us\tclient_cpu_us\tpgbench_cpu_us\tothers_cpu_us";

  private final List<String> lines = new ArrayList<>(List.of(HEAD));

  void add(Measure measure, String side, int clients, int round, Slice slice, int items) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%s\t%s\t%d\t%d\t%d\t%d\t%.3f\t%.1f\t%.3f\t%.3f\t%d\t%d\t%d\t%d\t%d",
            measure.key(),
            side,
            clients,
            round + 1,
            slice.calls(),
            slice.errors(),
            slice.seconds(),
            slice.callsPerSecond() * items,
            slice.millis(0.5),
            slice.millis(0.99),
            slice.cpu().registry(),
            slice.cpu().postgres(),
            slice.cpu().self(),
            slice.cpu().children(),
            slice.cpu().others()));
  }

  void write(Path file) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new BenchFailed(file + " cannot be written: " + e.getMessage());
    }
  }
}
