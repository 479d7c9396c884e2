package perennial.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./perennial bench}: measures the registry beside pgbench on the same PostgreSQL. */
@Command(
    name = "bench",
    description =
        "Measure the registry beside pgbench on the same PostgreSQL, in the same run. Each figure"
            + " is a part of what PostgreSQL itself can do.",
    footer = "What the figures mean: docs/performance.md",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "6",
      description = "Seconds that each side of each figure gets, in turns; ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--lots",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Lots to begin with; ${DEFAULT-VALUE}.")
  private int lots;

  @Option(
      names = "--clients",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "1,8,16,32",
      description = "Clients at a time; ${DEFAULT-VALUE}.")
  private List<Integer> clients = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty or new folder, kept; otherwise a temporary one, removed.")
  private @Nullable Path data;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the figures: into a page (.md), or each turn (.tsv). May be repeated.")
  private List<Path> reports = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "NAME,NAME",
      split = ",",
      description =
          "Some figures only: single, array, one-licensee, read, page, sequencer, verify, repair, judge, import, log,"
              + " receipt. The last, which fills a long log for minutes, only when it is named.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--licensees",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Licensees that write; ${DEFAULT-VALUE}, as the limits have.")
  private int licensees;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      defaultValue = "400000",
      description = "Entries that the figure log puts into the log; ${DEFAULT-VALUE}.")
  private int backlog;

  @Option(
      names = "--leaves",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Leaves of the log that the figure receipt asks; ${DEFAULT-VALUE}.")
  private long leaves;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "Give the registry's Java an option, such as one that profiles it.")
  private List<String> javaOptions = new ArrayList<>();

  @Option(names = "--resource", defaultValue = "lots", hidden = true)
  private String resource = "lots";

  private Main() {}

  public static void main(String[] arguments) {
    var line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((exception, command, result) -> {
      if (exception instanceof BenchFailed) {
        System.err.println("\n" + exception.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
      }
      throw exception;
    });
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() {
    var options =
        new Options(
            seconds,
            lots,
            clients,
            data,
            reports,
            only,
            licensees,
            javaOptions,
            resource.equals("areas") ? Wire.AREAS : Wire.LOTS,
            backlog,
            leaves);
    options.check();
    new Bench(options).run();
    return 0;
  }
}
