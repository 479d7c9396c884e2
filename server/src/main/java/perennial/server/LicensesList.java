package perennial.server;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.Directory;
import perennial.licensing.License;
import perennial.licensing.Party;
import perennial.licensing.Premises;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code perennial license list}: all licenses as they were at a time, as was known at a time. */
@Command(
    name = "list",
    description = "List the licenses as they were, who held them, and where.",
    footer = "See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicensesList implements Callable<Integer> {
  @Mixin private StoreOptions of = new StoreOptions();

  @Mixin private LicenseOptions.TimeOptions times = new LicenseOptions.TimeOptions();

  private final PrintStream out;

  LicensesList(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(of, out, this::list);
  }

  private int list(OfficialDesk desk) {
    Instant at = times.at(desk);
    Instant known = times.known(desk);
    Query<License> all = Directory.licenses(at, known);
    for (boolean isFirst = true; ; isFirst = false) {
      Reader.Reading reading = desk.core().reader().as(LicenseeId.REGISTRY);
      var page = reading.rows(all);
      reading.go();
      List<LicenseeId> ids = page.get().stream().map(License::licenseeId).toList();
      if (ids.isEmpty()) {
        return isFirst ? desk.told("Nothing held then, as was known then.") : Main.WELL;
      }
      var parties = reading.rows(Directory.parties(ids, at, known));
      var premises = reading.rows(Directory.premises(ids, at, known));
      reading.go();
      Map<LicenseeId, Party> held =
          parties.get().stream().collect(Collectors.toMap(Party::licenseeId, each -> each));
      Map<LicenseeId, Premises> where =
          premises.get().stream().collect(Collectors.toMap(Premises::licenseeId, each -> each));
      for (License each : page.get()) {
        out.println(line(each, held.get(each.licenseeId()), where.get(each.licenseeId())));
      }
      all = Directory.licenses(at, known).before(ids.getLast().value());
    }
  }

  private static String line(License license, @Nullable Party holder, @Nullable Premises premises) {
    return "%s  %s  %s  %s  %s  %s%s"
        .formatted(
            license.code(),
            Directory.globalId(license.licenseeId()),
            license.type(),
            license.status().word(),
            holder == null ? "" : holder.name(),
            premises == null ? "" : premises.city(),
            license.expires() == null ? "" : "  until " + license.expires());
  }
}
