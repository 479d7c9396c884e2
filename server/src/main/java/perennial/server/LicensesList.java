package perennial.server;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.Query;
import perennial.kernel.LicenseeId;
import perennial.licensing.Directory;
import perennial.licensing.Directory.Listed;
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
  /** Stands where nothing is known, so that a line keeps its columns. */
  private static final String NONE = "-";

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
    LicenseeId last = null;
    while (true) {
      List<Listed> page = Directory.listed(desk.core().reader(), at, known, last, Query.LIMIT_MAX);
      if (page.isEmpty()) {
        return last == null ? desk.told("Nothing held then, as was known then.") : Main.WELL;
      }
      page.forEach(each -> out.println(line(each.license(), each.holder(), each.premises())));
      last = page.getLast().license().licenseeId();
    }
  }

  private static String orNone(String text) {
    return text.isBlank() ? NONE : text;
  }

  private static String line(License license, @Nullable Party holder, @Nullable Premises premises) {
    return "%s  %s  %s  %s  %s  %s%s"
        .formatted(
            license.code(),
            Directory.globalId(license.licenseeId()),
            license.type(),
            license.status().word(),
            holder == null ? NONE : orNone(holder.name()),
            premises == null ? NONE : orNone(premises.city()),
            license.expires() == null ? "" : "  until " + license.expires());
  }
}
