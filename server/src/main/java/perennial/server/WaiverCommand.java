package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import perennial.identifiers.GlobalId;
import perennial.inventory.EndWaiver;
import perennial.inventory.GrantWaiver;
import perennial.inventory.Inventory;
import perennial.inventory.Waiver;
import perennial.inventory.WaiverRequest;
import perennial.inventory.WaiverScope;
import perennial.inventory.Waivers;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.OrderAct;
import perennial.server.LicenseOptions.ActOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code perennial waiver}: goods that may leave without a lab result, by order of two officials.
 */
@Command(
    name = "waiver",
    description = {
      "Let goods leave without a lab result: the only way past a missing one.",
      "One official orders a waiver, another grants it; any may end it."
    },
    footer = "Exit status: 0 done, 1 refused, 2 could not run. See docs/operations/waivers.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class WaiverCommand implements Callable<Integer> {
  private final PrintStream out;

  WaiverCommand(PrintStream out) {
    this.out = out;
  }

  /** What a waiver is for: one of three. */
  static final class Scope {
    @Option(names = "--lot", paramLabel = "ID", description = "A lot and what comes of it.")
    private String lot = "";

    @Option(names = "--licensee", paramLabel = "LICENSEE", description = "By code or identifier.")
    private String licensee = "";

    @Option(names = "--class", paramLabel = "KEY", description = "A product class of the rules.")
    private String productClass = "";
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial waiver --help lists the acts.");
    return Attempted.FAILED;
  }

  @Command(
      name = "order",
      description = "Order a waiver; it holds when another official grants it.",
      mixinStandardHelpOptions = true)
  int order(
      @Mixin ActOptions act,
      @Mixin Scope scope,
      @Mixin LicenseOptions.ReasonOption why,
      @Option(
              names = "--kind",
              required = true,
              paramLabel = "KIND",
              description = "attested-result, no-laboratory, emergency or transition.")
          String kind,
      @Option(
              names = "--lots",
              required = true,
              paramLabel = "N",
              description = "Of each licensee, how many lots may leave.")
          long lots,
      @Option(
              names = "--until",
              required = true,
              paramLabel = "DATE",
              description = "Its last day.")
          LocalDate until) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          var wanted =
              new WaiverRequest(
                  kind,
                  scope.lot,
                  scope.licensee,
                  scope.productClass,
                  why.reason(),
                  lots,
                  until.plusDays(1).atStartOfDay(desk.zone()).toInstant());
          if (!wanted.namesOneScope()) {
            throw new CannotAct("Name one of --lot, --licensee and --class.");
          }
          OfficialDesk.Said said =
              desk.execute(act.key(), wanted.order(desk.core().reader(), desk.rules()));
          return said.subject() == null
              ? desk.told(said)
              : desk.told(
                  "Ordered as %1$s; it holds when another official grants it within %2$d days:%n  ./perennial waiver grant %1$s --key FILE"
                      .formatted(said.subject(), OrderAct.LIFE.toDays()));
        });
  }

  @Command(
      name = "grant",
      description = "Grant a waiver; another official must have ordered it.",
      mixinStandardHelpOptions = true)
  int grant(
      @Mixin ActOptions act,
      @Parameters(paramLabel = "WAIVER", description = "Such as WV1.") String name) {
    return OfficialDesk.run(
        act.of(), out, desk -> does(desk, act, "Granted: ", new GrantWaiver(serial(name))));
  }

  @Command(
      name = "end",
      description = "End a waiver, or withdraw one that nobody granted.",
      mixinStandardHelpOptions = true)
  int end(
      @Mixin ActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @Parameters(paramLabel = "WAIVER", description = "Such as WV1.") String name) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> does(desk, act, "Ended: ", new EndWaiver(serial(name), why.reason())));
  }

  @Command(
      name = "list",
      description = "List waivers, newest first.",
      mixinStandardHelpOptions = true)
  int list(@Mixin StoreOptions of) {
    return OfficialDesk.run(
        of,
        out,
        desk -> {
          for (long from = 0; ; from += Query.LIMIT_MAX) {
            Reader.Reading reading = desk.core().reader().as(LicenseeId.REGISTRY);
            var page = reading.rows(Waivers.all().limit(Query.LIMIT_MAX).offset(from));
            reading.go();
            Map<LicenseeId, String> named =
                desk.described(
                    page.get().stream()
                        .flatMap(each -> licensee(each).stream())
                        .distinct()
                        .toList());
            page.get().forEach(each -> out.println(line(each, scope(each, named), desk.now())));
            if (page.get().size() < Query.LIMIT_MAX) {
              boolean isNone = from == 0 && page.get().isEmpty();
              return isNone ? desk.told("There is no waiver.") : Main.WELL;
            }
          }
        });
  }

  private static String line(Waiver waiver, String scope, Instant now) {
    String status =
        waiver.isInForceAt(now)
            ? "in force until " + Moment.of(waiver.endsAt())
            : switch (waiver.status()) {
              case ORDERED -> "waits to be granted";
              case GRANTED -> "was in force until " + Moment.of(waiver.endsAt());
              case ENDED ->
                  "ended at "
                      + Moment.of(Objects.requireNonNull(waiver.endedAt()))
                      + ": "
                      + waiver.endReason();
            };
    return "%s  %s  %s  at most %s of each licensee  %s%n    %s"
        .formatted(
            waiver.ref(),
            waiver.kind().word(),
            scope,
            Counted.of(waiver.lotsMax(), "lot"),
            status,
            waiver.reason());
  }

  /** The licensee whose goods it is for; empty where it is for a lot or a class. */
  private static Optional<LicenseeId> licensee(Waiver waiver) {
    return WaiverScope.read(waiver.scope())
        .filter(WaiverScope.OfLicensee.class::isInstance)
        .map(scope -> ((WaiverScope.OfLicensee) scope).licensee());
  }

  /** What it is for; a licensee by the code that it has now. */
  private static String scope(Waiver waiver, Map<LicenseeId, String> named) {
    return licensee(waiver).map(named::get).orElse(waiver.scope());
  }

  private static int does(
      OfficialDesk desk, ActOptions act, String done, perennial.journal.Command command)
      throws IOException {
    OfficialDesk.Said said = desk.execute(act.key(), command);
    return said.subject() == null ? desk.told(said) : desk.told(done + said.subject());
  }

  /** No waiver has the serial 0. */
  private static long serial(String name) {
    return GlobalId.read(name.toUpperCase(Locale.ROOT))
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Inventory.WAIVER_KIND))
        .map(ObjectRef::serial)
        .orElse(0L);
  }
}
