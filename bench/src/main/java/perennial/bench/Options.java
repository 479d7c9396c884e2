package perennial.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
record Options(
    int seconds,
    int lots,
    List<Integer> clients,
    @Nullable Path data,
    List<Path> reports,
    Set<String> only,
    int licensees,
    List<String> javaOptions,
    Wire.Resource resource,
    int backlog,
    long leaves) {

  private static final Set<String> NAMES =
      Set.of(
          "single",
          "array",
          "one-licensee",
          "read",
          "page",
          "sequencer",
          "log",
          "receipt",
          "verify",
          "repair",
          "judge",
          "import");

  private static final Set<String> OF_THE_LOG = Set.of("log", "receipt", "judge", "import");

  /** More sessions than the registry's PostgreSQL takes would fail halfway. */
  private static final int CLIENTS_MAX = 128;

  /** Refuses, before anything long begins, all that cannot be done. */
  void check() {
    var faults = new ArrayList<String>();
    if (seconds < 1) {
      faults.add("--seconds: at least 1");
    }
    if (lots < 0) {
      faults.add("--lots: not less than 0");
    }
    if (clients.isEmpty() || clients.stream().anyMatch(n -> n < 1 || n > CLIENTS_MAX)) {
      faults.add("--clients: numbers from 1 to " + CLIENTS_MAX);
    }
    if (backlog < 2 || leaves < 1) {
      faults.add("--backlog: at least 2; --leaves: at least 1");
    }
    if (licensees < Preload.BIG) {
      faults.add("--licensees: at least " + Preload.BIG);
    }
    only.stream()
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> faults.add("--only: there is no figure named " + name));
    if (data != null && !isEmpty(data)) {
      faults.add("--data: the folder is not empty, and what is in it might be needed");
    }
    reports.stream()
        .filter(file -> !file.toString().matches(".*\\.(md|tsv)"))
        .forEach(file -> faults.add("--report: a name that ends in .md or .tsv"));
    if (!faults.isEmpty()) {
      throw new BenchFailed(String.join("\n", faults));
    }
  }

  /** Whether a figure is asked for; without a list, all are but those that fill for minutes. */
  boolean wants(String name) {
    return only.isEmpty() || only.contains(name);
  }

  /** Whether a registry full of lots is not needed. */
  boolean isOfLogOnly() {
    return !only.isEmpty() && OF_THE_LOG.containsAll(only);
  }

  /** Turns of each side. */
  int rounds() {
    return Math.min(3, seconds);
  }

  /** Seconds of one turn. */
  int turn() {
    return Math.max(1, seconds / rounds());
  }

  private static boolean isEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }
}
