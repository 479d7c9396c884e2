package perennial.drills;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import perennial.drills.stage.Drill;
import perennial.drills.story.Step;

/** Tells people, while it happens, what a drill does and sees. */
final class Told {
  private static final String INDENT = " ".repeat(13);

  private final PrintWriter out;

  Told(PrintWriter out) {
    this.out = out;
  }

  void list() {
    for (Catalogue.Line line : Catalogue.lines()) {
      boolean isThere = Catalogue.drill(line.id()).isPresent();
      out.printf("%s  %-7s  %s%n", line.id(), isThere ? "exists" : "not yet", line.title());
      Catalogue.drill(line.id())
          .ifPresent(
              drill -> drill.notYet().forEach(part -> out.println(INDENT + "without " + part)));
    }
    out.println();
    out.println("./perennial drill D16 plays one in seconds, ./perennial drill all plays all that");
    out.println("exist, --full at the sizes of what happened. See docs/drills.md.");
    out.flush();
  }

  void begin(Drill drill, boolean full) {
    out.printf("%n%s  %s%s%n", drill.id(), drill.title(), full ? " (full size)" : "");
    drill.notYet().forEach(part -> out.println("     without " + part));
    out.flush();
  }

  void step(Step step) {
    out.printf("%n %-10s  %s  (%s)%n", step.kind().word(), step.what(), seconds(step.took()));
    if (!step.expected().equals("done") || !step.isWell()) {
      out.println(INDENT + "must be: " + step.expected());
      out.println(
          INDENT
              + (step.isWell() ? "was:     " : "WAS:     ")
              + step.seen().text().replace("\n", "\n" + INDENT + "         "));
    }
    out.flush();
  }

  void end(Played played) {
    long bad = played.steps().stream().filter(step -> !step.isWell()).count();
    String verdict =
        played.isWell()
            ? "all was as it must be"
            : bad == 0 ? "NOTHING WAS PROVEN" : bad + " of its steps were NOT AS THEY MUST BE";
    out.printf("%n%s  %s, in %s%n", played.id(), verdict, seconds(played.took()));
    out.flush();
  }

  private static String seconds(Duration took) {
    long millis = took.toMillis();
    return String.format(Locale.ROOT, "%d.%02d s", millis / 1000, millis % 1000 / 10);
  }
}
