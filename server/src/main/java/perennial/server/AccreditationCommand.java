package perennial.server;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.licensing.AccreditLab;
import perennial.licensing.Accreditations;
import perennial.licensing.Directory;
import perennial.licensing.EndAccreditation;
import perennial.server.LicenseOptions.DatedActOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial accreditation}: what laboratories are accredited for. */
@Command(
    name = "accreditation",
    description = "State what laboratories are accredited for, and ask who was when.",
    footer = "See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AccreditationCommand implements Callable<Integer> {
  private static final String LAB = "The laboratory, by its code or identifier.";
  private static final String SCOPES =
      "Analytes or groups of analytes, by their keys in the rules.";

  private final PrintStream out;

  AccreditationCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial accreditation grant, end, of or list.");
    return Attempted.FAILED;
  }

  @Command(
      name = "grant",
      description = "Accredit a laboratory; what was stated for the same is replaced.",
      mixinStandardHelpOptions = true)
  int grant(
      @Mixin DatedActOptions act,
      @Parameters(paramLabel = "LAB", description = LAB) String name,
      @Parameters(paramLabel = "SCOPE", arity = "1..*", description = SCOPES) List<String> scopes,
      @Option(names = "--until", paramLabel = "DATE", description = "The last day.")
          @Nullable LocalDate until,
      @Option(names = "--certificate", paramLabel = "TEXT", defaultValue = "") String reference) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          LicenseeId lab = desk.licensee(name).licenseeId();
          Instant end =
              until == null ? null : until.plusDays(1).atStartOfDay(desk.zone()).toInstant();
          return tell(
              desk,
              "Accredited: ",
              desk.execute(
                  act.key(),
                  new AccreditLab(
                      lab, scopes, reference, act.since(desk.zone()), end, desk.rules())));
        });
  }

  @Command(
      name = "end",
      description = "A laboratory is accredited no more for analytes or groups.",
      mixinStandardHelpOptions = true)
  int end(
      @Mixin DatedActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @Parameters(paramLabel = "LAB", description = LAB) String name,
      @Parameters(paramLabel = "SCOPE", arity = "1..*", description = SCOPES) List<String> scopes) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          LicenseeId lab = desk.licensee(name).licenseeId();
          return tell(
              desk,
              "Accredited no more: ",
              desk.execute(
                  act.key(),
                  new EndAccreditation(lab, scopes, why.reason(), act.since(desk.zone()))));
        });
  }

  @Command(
      name = "of",
      description = "List the laboratories that were accredited for an analyte or a group.",
      mixinStandardHelpOptions = true)
  int of(
      @Mixin StoreOptions of,
      @Mixin LicenseOptions.TimeOptions times,
      @Parameters(paramLabel = "SCOPE", description = "Its key in the rules.") String scope) {
    return OfficialDesk.run(
        of,
        out,
        desk -> {
          var reading = desk.core().reader().as(LicenseeId.REGISTRY);
          var found = Accreditations.forScopes(reading, List.of(scope), times.known(desk));
          reading.go();
          Set<LicenseeId> labs = found.get().accredited(scope, times.at(desk));
          var named = Directory.ofIds(reading, labs);
          reading.go();
          named.get().values().stream()
              .map(lab ->
                  lab.code() + "  " + Directory.globalId(lab.licenseeId()) + "  " + lab.name())
              .sorted()
              .forEach(out::println);
          return labs.isEmpty() ? desk.told("No laboratory was.") : Main.WELL;
        });
  }

  @Command(
      name = "list",
      description = "List what a laboratory was accredited for.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin StoreOptions of,
      @Mixin LicenseOptions.TimeOptions times,
      @Parameters(paramLabel = "LAB", description = LAB) String name) {
    return OfficialDesk.run(
        of,
        out,
        desk -> {
          LicenseeId lab = desk.licensee(name).licenseeId();
          var reading = desk.core().reader().as(lab);
          var found =
              reading.rows(Directory.accreditations(lab, times.at(desk), times.known(desk)));
          reading.go();
          found
              .get()
              .forEach(each ->
                  out.println(
                      "%s  %s  since %s%s"
                          .formatted(
                              each.scope(),
                              each.reference(),
                              each.validFrom(),
                              each.validTo() == null ? "" : " until " + each.validTo())));
          return found.get().isEmpty() ? desk.told("It was for nothing.") : Main.WELL;
        });
  }

  private static int tell(OfficialDesk desk, String done, OfficialDesk.Said said) {
    return said.subject() == null
        ? desk.told(said)
        : desk.told(done + desk.described(said.subject()));
  }
}
