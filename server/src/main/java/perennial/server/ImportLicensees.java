package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.licensing.LicenseEvent.LicenseListRowTaken;
import perennial.licensing.LicenseList;
import perennial.licensing.LicenseList.Judged;
import perennial.licensing.ListFate;
import perennial.licensing.ListRow;
import perennial.licensing.ListRows;
import perennial.licensing.Oddity;
import perennial.licensing.OpenList;
import perennial.licensing.TakeListed;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial import licensees}: takes over the old system's license list. */
@CommandLine.Command(
    name = "licensees",
    description = {
      "Import a license list. New licenses are entered, differences of known ones are proposed,",
      "and odd rows are kept apart. The same list again, or in another order, changes nothing."
    },
    footer = "Exit status: 0 done, 1 refused, 2 could not run. See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ImportLicensees implements Callable<Integer> {
  /** Rows of one transaction: their licensees' writes wait for as long as it takes. */
  private static final int AT_ONCE = 500;

  private static final int SHOWN_MAX = 10;

  @Mixin private StoreOptions of = new StoreOptions();

  @Parameters(paramLabel = "FILE", description = "The list, such as Licensees_0.csv.")
  private @Nullable Path file;

  @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your key file.")
  private @Nullable Path key;

  @Option(names = "--dry-run", description = "Change nothing; say what would become of each row.")
  private boolean dryRun;

  @Option(
      names = "--accept",
      description = "Do what is proposed, except what needs an order of two officials.")
  private boolean accept;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what became of every row, and why: a line each, parted by tabs.")
  private @Nullable Path report;

  private final PrintStream out;

  ImportLicensees(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(of, out, this::run);
  }

  private int run(OfficialDesk desk) throws IOException {
    long start = System.nanoTime();
    Path list = Objects.requireNonNull(file);
    RulePack pack = desk.rules();
    LicenseListFile.Read read = LicenseListFile.read(list, desk.zone());
    RuleSet rules = pack.getInForce(desk.now());
    List<Judged> judged =
        LicenseList.judge(read.rows(), rules, pack.jurisdiction().premisesRegion(), read.asOf());
    List<ListRow> rows = dryRun ? tried(desk, judged) : taken(desk, list, read, judged);
    tell(judged, rows);
    if (report != null) {
      Files.write(report, lines(rows), StandardCharsets.UTF_8);
    }
    out.printf(
        "%s %,d rows in %.1f s.%n",
        dryRun ? "Looked at" : "Imported",
        rows.size(),
        Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3);
    return Main.WELL;
  }

  /** Imports, and reads back what stands in the registry about every row. */
  private List<ListRow> taken(
      OfficialDesk desk, Path list, LicenseListFile.Read read, List<Judged> judged)
      throws IOException {
    String name = String.valueOf(list.getFileName());
    Path keyFile = Objects.requireNonNull(key);
    OfficialDesk.Said opened =
        desk.execute(keyFile, new OpenList(read.digest(), name, judged.size()));
    if (opened.subject() == null) {
      throw new CannotAct(String.join("\n", opened.texts()));
    }
    out.println(
        opened.isNew()
            ? "The list is kept as " + opened.subject() + "."
            : "This list was imported before, as "
                + opened.subject()
                + "; this is what holds of its rows now.");
    long serial = opened.subject().serial();
    for (int from = 0; from < judged.size(); from += AT_ONCE) {
      List<Command> some = new ArrayList<>();
      for (Judged each : judged.subList(from, Math.min(judged.size(), from + AT_ONCE))) {
        some.add(new TakeListed(serial, each, accept));
      }
      desk.executeAll(keyFile, some);
    }
    return desk.rowsOf(serial, ListRows.ALL);
  }

  /** What would become of the rows; nothing is written but that it was tried. */
  private List<ListRow> tried(OfficialDesk desk, List<Judged> judged) throws IOException {
    var taken = new ArrayList<LicenseListRowTaken>();
    for (int from = 0; from < judged.size(); from += AT_ONCE) {
      List<Command> some = new ArrayList<>();
      for (Judged each : judged.subList(from, Math.min(judged.size(), from + AT_ONCE))) {
        some.add(new DryRun(new TakeListed(Long.MAX_VALUE, each, accept), taken::add));
      }
      desk.executeAll(Objects.requireNonNull(key), some);
    }
    return taken.stream().map(each -> each.row(Instant.EPOCH)).toList();
  }

  private void tell(List<Judged> judged, List<ListRow> rows) {
    out.println("Odd in the list:");
    LicenseList.count(judged)
        .forEach((oddity, count) -> {
          out.printf("  %,6d  %s%n", count, named(oddity));
          if (oddity.isGrave()) {
            out.println("          " + shown(judged, oddity));
          }
        });
    Map<ListFate, Long> fates = new EnumMap<>(ListFate.class);
    rows.forEach(row -> fates.merge(row.fate(), 1L, Long::sum));
    out.println("Became of the rows:");
    fates.forEach((fate, count) -> out.printf("  %,6d  %s%n", count, fate.word()));
    List<ListRow> proposed = rows.stream().filter(row -> !row.proposals().isEmpty()).toList();
    if (!proposed.isEmpty()) {
      out.println("Proposed:");
      proposed.stream()
          .limit(SHOWN_MAX)
          .forEach(row ->
              out.println(
                  "  line %d, %s: %s"
                      .formatted(row.line(), row.globalId(), row.proposals().replace("\n", "; "))));
      if (proposed.size() > SHOWN_MAX) {
        out.printf("  and %,d more; --report FILE names all%n", proposed.size() - SHOWN_MAX);
      }
    }
  }

  /** The first rows with an oddity, by code and identifier, and the rows that they clash with. */
  private static String shown(List<Judged> judged, Oddity oddity) {
    List<Judged> rows = judged.stream().filter(each -> each.oddities().contains(oddity)).toList();
    String first =
        rows.stream()
            .limit(SHOWN_MAX)
            .map(each -> {
              boolean isTwin = oddity == Oddity.CODE_TWICE || oddity == Oddity.ZERO_LOST;
              String twin = isTwin && each.clash() != null ? " beside " + each.clash() : "";
              return each.row().code() + " " + each.row().globalId() + twin;
            })
            .collect(Collectors.joining(", "));
    return rows.size() > SHOWN_MAX ? first + " and others" : first;
  }

  private static String named(Oddity oddity) {
    return oddity.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + (oddity.isGrave() ? ", kept apart: " : ": ")
        + oddity.text();
  }

  static List<String> lines(List<ListRow> rows) {
    var lines = new ArrayList<String>();
    lines.add("line\tglobal_id\tcode\tfate\twhy\tproposals");
    for (ListRow row : rows) {
      lines.add(
          String.join(
              "\t",
              String.valueOf(row.line()),
              row.globalId(),
              row.code(),
              row.fate().word(),
              row.why().replace("\n", "; "),
              row.proposals().replace("\n", "; ")));
    }
    return lines;
  }
}
