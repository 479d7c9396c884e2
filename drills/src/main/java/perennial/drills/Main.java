package perennial.drills;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import perennial.drills.stage.Drill;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./perennial drill}: lists the drills, or plays some. */
@Command(
    name = "drill",
    description =
        "Cause a failure of another system on a registry made for it, and show what becomes of it."
            + " Without a name, list all.",
    footer = "Exit status: 0 all was as it must be, 1 it was not, 2 misused. See docs/drills.md",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {
  static final int WELL = 0;
  static final int NOT_WELL = 1;

  private static final String ALL = "all";

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "D16, or all that exist: all.")
  private @Nullable String name;

  @Option(names = "--full", description = "At the sizes of what happened; takes its time.")
  private boolean full;

  /** A drill of hours is tried out in minutes before it is started in earnest. */
  @Option(names = "--most", hidden = true, defaultValue = "" + Integer.MAX_VALUE)
  private int most;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the account as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--shared",
      paramLabel = "DIR",
      description = "Reference data to take recorded rows from; without it, rows are made up.")
  private @Nullable Path shared;

  @Spec private @Nullable CommandSpec spec;

  private final List<Drill> existing;

  private Main(List<Drill> existing) {
    this.existing = existing;
  }

  public static void main(String[] arguments) {
    // What the embedded database tells its log is no part of the account.
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    // Nor is which font stands for another where a document is read.
    ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.ERROR);
    System.exit(commandLine(Catalogue.DRILLS).execute(arguments));
  }

  /** The command over some drills. */
  static CommandLine commandLine(List<Drill> existing) {
    return new CommandLine(new Main(existing));
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = line.getOut();
    if (name == null) {
      new Told(out).list();
      return WELL;
    }
    List<Drill> chosen = chosen(line, name);
    List<Played> played = play(chosen, new Told(out));
    if (json != null) {
      JsonReport.write(json, played);
    }
    return !played.isEmpty() && played.stream().allMatch(Played::isWell) ? WELL : NOT_WELL;
  }

  private List<Drill> chosen(CommandLine line, String wanted) {
    if (wanted.equalsIgnoreCase(ALL)) {
      return existing;
    }
    Optional<Drill> drill =
        existing.stream().filter(each -> each.id().equalsIgnoreCase(wanted)).findFirst();
    if (drill.isEmpty()) {
      String why = Catalogue.knows(wanted) ? "does not exist yet" : "is no drill";
      throw new CommandLine.ParameterException(
          line, wanted + " " + why + "; ./perennial drill lists all");
    }
    return List.of(drill.get());
  }

  private List<Played> play(List<Drill> drills, Told told) {
    Optional<Path> reference = Optional.ofNullable(shared).filter(Files::isDirectory);
    var played = new ArrayList<Played>();
    try (var player = new Player(full, most, reference, InstantSource.system(), told::step)) {
      for (Drill drill : drills) {
        told.begin(drill, full);
        Played one = player.play(drill);
        told.end(one);
        played.add(one);
      }
    }
    return played;
  }
}
