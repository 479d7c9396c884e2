package perennial.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Says how far it is: in one line that changes on a terminal, in a line now and then elsewhere. */
final class Progress {
  /** Between two lines where lines stay. */
  private static final long QUIET_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final boolean isTerminal;
  private long saidAt;

  Progress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  void say(String text) {
    out.println(text);
    saidAt = System.nanoTime();
  }

  /** Some of many are done. */
  void counted(String what, long done, long total, long startedAt) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    double rate = done / Math.max(seconds, 0.001);
    String left =
        done == 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate);
    now(String.format(Locale.ROOT, "  %,d of %,d %s (%,.0f/s%s)", done, total, what, rate, left));
  }

  void finished(String what, long total, long startedAt) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    clear();
    say(
        String.format(
            Locale.ROOT, "  %,d %s in %.0f s (%,.0f/s)", total, what, seconds, total / seconds));
  }

  /** What goes on now; on a terminal it is written over by what comes next. */
  void now(String text) {
    if (isTerminal) {
      clear();
      out.print(text);
      out.flush();
    } else if (System.nanoTime() - saidAt > QUIET_NANOS) {
      say(text);
    }
  }

  void clear() {
    if (isTerminal) {
      out.print("\r\033[K");
      out.flush();
    }
  }
}
