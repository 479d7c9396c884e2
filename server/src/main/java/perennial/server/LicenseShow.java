package perennial.server;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.Directory;
import perennial.licensing.License;
import perennial.licensing.Notice;
import perennial.licensing.OrderStatus;
import perennial.licensing.Party;
import perennial.licensing.Premises;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial license show}: a license as it was at a time, as was known at a time. */
@Command(
    name = "show",
    description = "Show a license as it was, and who held it, and where.",
    footer = "See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicenseShow implements Callable<Integer> {
  @Mixin private StoreOptions of = new StoreOptions();

  @Parameters(
      paramLabel = "LICENSEE",
      description = "By identifier; or by the code that it had at that time.")
  private String name = "";

  @Mixin private LicenseOptions.TimeOptions times = new LicenseOptions.TimeOptions();

  @Option(names = "--notices", description = "Also what the licensee was told of orders.")
  private boolean notices;

  private final PrintStream out;

  LicenseShow(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(of, out, this::show);
  }

  private int show(OfficialDesk desk) {
    Instant held = times.at(desk);
    Instant knew = times.known(desk);
    LicenseeId licensee = find(desk, held, knew);
    Reader.Reading reading = desk.core().reader().as(licensee);
    Directory.AsOf as = Directory.asOf(reading, licensee, held, knew);
    var told = reading.rows(Directory.notices(licensee));
    reading.go();
    Optional<License> license = as.license().get();
    if (license.isEmpty()) {
      return desk.told("Nothing held then, as was known then.");
    }
    print(licensee, license.get(), as.party().get(), as.premises().get());
    if (notices) {
      told.get().forEach(this::print);
    }
    return Main.WELL;
  }

  /** By the code first: whose it was then, who may not be who has it now. */
  private LicenseeId find(OfficialDesk desk, Instant held, Instant knew) {
    Reader.Reading reading = desk.core().reader().as(LicenseeId.REGISTRY);
    var holder = Directory.holderOf(reading, name, held, knew);
    reading.go();
    return holder.get().map(License::licenseeId).orElseGet(() -> desk.licensee(name).licenseeId());
  }

  private void print(
      LicenseeId licensee, License l, Optional<Party> party, Optional<Premises> premises) {
    out.println("Licensee     " + Directory.globalId(licensee));
    out.println("Code         " + l.code());
    out.println("Type         " + l.type() + (l.tier().isEmpty() ? "" : ", tier " + l.tier()));
    if (!l.endorsements().names().isEmpty()) {
      out.println("Endorsements " + l.endorsements());
    }
    out.println("Status       " + l.status().name().toLowerCase(Locale.ROOT));
    out.println("So           since " + l.validFrom() + until(l.validTo()));
    out.println("Known so     since " + l.recordedFrom() + until(l.recordedTo()));
    if (l.expires() != null) {
      out.println("Last day     " + l.expires());
    }
    party.ifPresent(p ->
        out.println(
            "Holder       "
                + p.name()
                + ", "
                + (p.certificateNumber().isBlank()
                    ? "UBI not known"
                    : "UBI " + p.certificateNumber())));
    premises.ifPresent(p -> out.println("Premises     " + address(p)));
  }

  private static String address(Premises p) {
    String street = words(p.address1(), p.address2());
    String town = words(p.city(), p.stateCode(), p.postalCode());
    return street.isEmpty() ? "street not known, " + town : street + ", " + town;
  }

  private static String words(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(joining(" "));
  }

  private static String until(@Nullable Instant end) {
    return end == null ? "" : " until " + end;
  }

  private void print(Notice notice) {
    String end =
        notice.status() == OrderStatus.PENDING
            ? ", void after " + Moment.of(notice.expiresAt())
            : "";
    out.println(
        "Notice       %s, %s since %s%s: %s"
            .formatted(
                notice.act(),
                notice.status().name().toLowerCase(Locale.ROOT),
                Moment.of(notice.since()),
                end,
                notice.reason()));
  }
}
