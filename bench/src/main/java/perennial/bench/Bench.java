package perennial.bench;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run: start, fill, measure, report, stop. */
final class Bench {
  private final Options options;
  private final Progress progress = new Progress(System.err, isTerminal());
  private final RawFile raw = new RawFile();

  /** Null without a terminal on some platforms, a console without one on others. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  Bench(Options options) {
    this.options = options;
  }

  void run() {
    Path pgbench = Pgbench.find();
    Path kept = options.data();
    Path data = kept == null ? temporary() : kept.toAbsolutePath();
    try {
      run(pgbench, data);
    } finally {
      if (kept == null) {
        remove(data);
      }
    }
  }

  private void run(Path program, Path data) {
    progress.say("Starting the registry with " + options.licensees() + " licensees ...");
    try (RegistryProcess registry =
        RegistryProcess.start(data, options.licensees(), options.javaOptions())) {
      List<Place> places = places(data);
      if (options.isOfLogOnly()) {
        report(preamble(0) + ofLog(registry) + ofLicenses(registry) + ofRules());
        return;
      }
      var preload = new Preload(registry, progress);
      if (options.resource().equals(Wire.LOTS)) {
        preload.furnish(places);
      }
      double rate = preload.fill(places, options.resource(), options.lots());
      progress.say("Filling the limits' tables ...");
      var limits = new LimitDatabase(registry.superuser());
      limits.create(options.lots(), Preload.BIG, Preload.ROWS_OF_BIG);
      limits.settle();
      Pgbench pgbench = Pgbench.of(program, registry);
      var round = new Round(registry, limits, pgbench, progress, raw);
      var measures = new Measures(data, places, options.resource());
      List<Figure> figures = measure(round, measures);
      String cost = "";
      if (options.wants("sequencer")) {
        Measure single = measures.all().getFirst();
        round.warmUp(single, most());
        cost =
            new SequencerCost(registry, limits, pgbench, progress)
                .measure(single, options.clients(), options.rounds(), options.turn());
      }
      report(
          preamble(rate)
              + Tables.of(figures)
              + cost
              + ofLog(registry)
              + ofIntegrity(registry)
              + ofLicenses(registry)
              + ofRules());
    }
  }

  private String ofLog(RegistryProcess registry) {
    var measures = new LogMeasures(registry, progress);
    return (options.wants("log") ? measures.sequencing(options.backlog()) : "")
        + (options.only().contains("receipt") ? measures.receipts(options.leaves()) : "");
  }

  private String ofLicenses(RegistryProcess registry) {
    return options.wants("import") ? new LicenseMeasures(registry, progress).importing() : "";
  }

  private String ofRules() {
    return options.wants("judge") ? new RuleMeasures(progress).judging() : "";
  }

  private String ofIntegrity(RegistryProcess registry) {
    var measures = new IntegrityMeasures(registry, progress);
    return (options.wants("verify") ? measures.verification() : "")
        + (options.wants("repair") ? measures.repair(options.lots()) : "");
  }

  private int most() {
    return options.clients().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private List<Figure> measure(Round round, Measures measures) {
    var figures = new ArrayList<Figure>();
    for (Measure measure : measures.all()) {
      if (!options.wants(measure.key())) {
        continue;
      }
      round.warmUp(measure, most());
      for (int clients : options.clients()) {
        Figure figure = round.measure(measure, clients, options.rounds(), options.turn());
        figures.add(figure);
        progress.say(line(figure));
      }
    }
    return figures;
  }

  private static String line(Figure figure) {
    var text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "  %s, %d clients: %,.0f %s/s",
                figure.measure().title(),
                figure.clients(),
                figure.rate(),
                figure.measure().unit()));
    for (int i = 0; i < figure.limits().size(); i++) {
      text.append(
          String.format(
              Locale.ROOT,
              ", %.2f of %s",
              figure.ratio(i),
              figure.measure().limits().get(i).name()));
    }
    return text.toString();
  }

  private String preamble(double preloadRate) {
    String turns =
        String.format(
            Locale.ROOT, "%d turns of %d s for each side", options.rounds(), options.turn());
    LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
    return options.isOfLogOnly()
        ? Report.machine(today) + ".\n\n"
        : Report.preamble(today, options.lots(), preloadRate, options.licensees(), turns);
  }

  private void report(String text) {
    System.out.println(text);
    for (Path file : options.reports()) {
      if (file.toString().endsWith(".tsv")) {
        raw.write(file);
      } else {
        Report.write(file, text);
      }
    }
  }

  /** The producer/processors that the sandbox was given for this. */
  private static List<Place> places(Path data) {
    var places = new ArrayList<Place>();
    try {
      JsonNode file = new JsonMapper().readTree(Files.readAllBytes(data.resolve("sandbox.json")));
      for (JsonNode each : file.path("licensees")) {
        String code = each.path("code").asString("");
        if (code.startsWith("J5")) {
          places.add(new Place(code, each.path("key").asString("")));
        }
      }
    } catch (IOException e) {
      throw new BenchFailed("sandbox.json cannot be read: " + e.getMessage());
    }
    return List.copyOf(places);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("perennial-bench");
    } catch (IOException e) {
      throw new BenchFailed("A temporary folder cannot be made: " + e.getMessage());
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new BenchFailed("The temporary folder " + folder + " cannot be removed.");
    }
  }
}
