package perennial.server;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Breach;
import perennial.inventory.BreachList;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.Directory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial rules breaches}: what was done against the rules and taken all the same. */
@Command(
    name = "breaches",
    description = "List what was done against the rules and taken all the same, newest first.",
    footer = "See docs/operations/rules.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesBreachesCommand implements Callable<Integer> {
  @Mixin private StoreOptions of = new StoreOptions();

  @Option(names = "--rule", paramLabel = "RULE", description = "Of one rule: transfer-matrix.")
  private @Nullable String rule;

  @Option(names = "--license", paramLabel = "LICENSEE", description = "Of one licensee.")
  private @Nullable String licensee;

  @Option(names = "--since", paramLabel = "TIME", description = "Recorded since: 2026-03-01.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Recorded before.")
  private @Nullable String until;

  private final PrintStream out;

  RulesBreachesCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(of, out, this::list);
  }

  private int list(OfficialDesk desk) {
    Reader reader = desk.core().reader();
    Set<LicenseeId> concerned =
        licensee == null
            ? BreachList.everybody(reader)
            : Set.of(desk.licensee(licensee).licenseeId());
    Map<LicenseeId, String> codes = new HashMap<>();
    Long before = null;
    do {
      var filter =
          new BreachList.Filter(
              rule,
              since == null ? null : LicenseOptions.time(since, desk.zone()),
              until == null ? null : LicenseOptions.time(until, desk.zone()),
              before);
      BreachList page = BreachList.of(reader, concerned, filter);
      name(reader, page.breaches(), codes);
      page.breaches().forEach(each -> out.println(line(each, codes)));
      if (before == null && page.breaches().isEmpty()) {
        return desk.told("Nothing of that kind is on record.");
      }
      before = page.next();
    } while (before != null);
    return Main.WELL;
  }

  private static void name(Reader reader, List<Breach> breaches, Map<LicenseeId, String> codes) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var found =
        Directory.ofIds(
            reading,
            breaches.stream()
                .map(Breach::licenseeId)
                .filter(each -> !codes.containsKey(each))
                .distinct()
                .toList());
    reading.go();
    found.get().values().forEach(each -> codes.put(each.licenseeId(), each.code()));
  }

  private static String line(Breach breach, Map<LicenseeId, String> codes) {
    return "%s  %s  %s  %s  %s"
        .formatted(
            breach.recordedAt(),
            codes.getOrDefault(breach.licenseeId(), breach.licenseeId().toString()),
            breach.code(),
            new ObjectRef(breach.kind(), breach.serial()),
            breach.text());
  }
}
