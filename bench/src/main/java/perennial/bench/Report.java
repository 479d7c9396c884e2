package perennial.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Puts the figures into a page. Where the page has the two marks, only what stands between them is
 * replaced; the words around them are people's.
 */
final class Report {
  private static final String BEGIN = "<!-- figures -->\n";
  private static final String END = "<!-- /figures -->\n";

  private Report() {}

  static void write(Path file, String figures) {
    try {
      String page = Files.exists(file) ? Files.readString(file) : BEGIN + END;
      int begin = page.indexOf(BEGIN);
      int end = page.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new BenchFailed(file + " is a page without the marks of the figures.");
      }
      Files.writeString(
          file, page.substring(0, begin + BEGIN.length()) + "\n" + figures + page.substring(end));
    } catch (IOException e) {
      throw new BenchFailed(file + " cannot be written: " + e.getMessage());
    }
  }

  /** When and on what: never whose machine. */
  static String machine(LocalDate date) {
    return String.format(
        Locale.ROOT,
        "%s; %d processor cores and %s of memory, shared with other programs",
        date,
        Runtime.getRuntime().availableProcessors(),
        memory());
  }

  /** That, and with what. */
  static String preamble(LocalDate date, int lots, double preloadRate, int places, String turns) {
    return String.format(
        Locale.ROOT,
        "%s; %,d lots of %,d licensees; %s. Filling it through the wire, in arrays of up to %,d:"
            + " %,.0f lots/s.%n%n",
        machine(date),
        lots,
        places,
        turns,
        Preload.ROWS_MAX,
        preloadRate);
  }

  private static String memory() {
    try {
      String line = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
      long kilobytes = Long.parseLong(line.replaceAll("[^0-9]", ""));
      return Math.round(kilobytes / 1_048_576.0) + " GB";
    } catch (IOException | NumberFormatException e) {
      return "unknown size";
    }
  }
}
