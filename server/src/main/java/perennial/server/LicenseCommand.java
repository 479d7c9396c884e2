package perennial.server;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.licensing.Business;
import perennial.licensing.ChangeLicenseCode;
import perennial.licensing.ChangeLicenseType;
import perennial.licensing.Endorsements;
import perennial.licensing.ExpireLicense;
import perennial.licensing.IssueLicense;
import perennial.licensing.Licensing;
import perennial.licensing.MovePremises;
import perennial.licensing.RegisterLicensee;
import perennial.licensing.ReinstateLicensee;
import perennial.licensing.RenewLicense;
import perennial.licensing.RevokeLicense;
import perennial.licensing.SurrenderLicense;
import perennial.licensing.SuspendLicensee;
import perennial.licensing.TransferOwnership;
import perennial.licensing.WindDown;
import perennial.server.LicenseOptions.ActOptions;
import perennial.server.LicenseOptions.AddressOptions;
import perennial.server.LicenseOptions.DatedActOptions;
import perennial.server.LicenseOptions.HolderOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial license}: what officials do to licenses. */
@Command(
    name = "license",
    description = {
      "Issue, renew, change, suspend and end licenses, each act under an official's own key.",
      "To revoke, to transfer, and to change code or type, one official orders and another approves."
    },
    footer = "Exit status: 0 done, 1 refused, 2 could not run. See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicenseCommand implements Callable<Integer> {
  private static final String LICENSEE = "The licensee, by its code or identifier.";

  private final PrintStream out;

  LicenseCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial license --help lists the acts.");
    return Attempted.FAILED;
  }

  @Command(
      name = "issue",
      description = "Issue a license to a place that has none.",
      mixinStandardHelpOptions = true)
  int issue(
      @Mixin DatedActOptions act,
      @Mixin HolderOptions holder,
      @Mixin AddressOptions address,
      @Parameters(paramLabel = "CODE", description = "Such as J412149.") String code,
      @Option(names = "--type", required = true, paramLabel = "TYPE") String type,
      @Option(names = "--tier", paramLabel = "TEXT", defaultValue = "") String tier,
      @Option(names = "--medical", description = "It carries the medical endorsement.")
          boolean medical,
      @Option(names = "--expires", paramLabel = "DATE", description = "Its last day.")
          @Nullable LocalDate expires) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          var id = new LicenseeId(desk.core().minter().next(Licensing.LICENSEE_KIND));
          Business business =
              new Business(
                  holder.holder(),
                  address.address(desk.rules().jurisdiction().premisesRegion()),
                  medical);
          return tell(
              desk,
              "Issued",
              desk.execute(
                  act.key(),
                  new IssueLicense(
                      new RegisterLicensee(
                          id, code, type, business, desk.rules(), desk.isSandbox()),
                      tier,
                      expires,
                      act.since(desk.zone()),
                      desk.former(code))));
        });
  }

  @Command(
      name = "renew",
      description = "Let a license hold until another day.",
      mixinStandardHelpOptions = true)
  int renew(
      @Mixin DatedActOptions act,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name,
      @Option(
              names = "--expires",
              required = true,
              paramLabel = "DATE",
              description = "Its new last day.")
          LocalDate expires) {
    return does(
        act,
        name,
        "Renewed",
        (desk, id) -> new RenewLicense(id, expires, act.since(desk.zone()), desk.zone()));
  }

  @Command(
      name = "move-premises",
      description = "Move a licensed place to another address.",
      mixinStandardHelpOptions = true)
  int move(
      @Mixin DatedActOptions act,
      @Mixin AddressOptions address,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name) {
    return does(
        act,
        name,
        "Moved",
        (desk, id) ->
            new MovePremises(
                id,
                address.address(desk.rules().jurisdiction().premisesRegion()),
                desk.rules().jurisdiction().premisesRegion(),
                act.since(desk.zone())));
  }

  @Command(
      name = "suspend",
      description = "Stop a licensee from acting.",
      mixinStandardHelpOptions = true)
  int suspend(
      @Mixin ActOptions act,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name) {
    return does(act, name, "Suspended", (desk, id) -> new SuspendLicensee(id));
  }

  @Command(
      name = "reinstate",
      description = "Let a suspended licensee act again.",
      mixinStandardHelpOptions = true)
  int reinstate(
      @Mixin ActOptions act,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name) {
    return does(act, name, "Reinstated", (desk, id) -> new ReinstateLicensee(id));
  }

  @Command(
      name = "surrender",
      description = "End a license that its holder gave back.",
      mixinStandardHelpOptions = true)
  int surrender(
      @Mixin DatedActOptions act,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name) {
    return does(
        act, name, "Surrendered", (desk, id) -> new SurrenderLicense(id, act.since(desk.zone())));
  }

  @Command(
      name = "expire",
      description = "State that a license's last day is over.",
      mixinStandardHelpOptions = true)
  int expire(
      @Mixin ActOptions act,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name) {
    return does(act, name, "Expired", (desk, id) -> new ExpireLicense(id, desk.zone()));
  }

  @Command(
      name = "revoke",
      description = "Order that a license be taken away for good.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin DatedActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name) {
    return orders(
        act, why, name, (desk, id) -> new RevokeLicense(id, why.reason(), act.since(desk.zone())));
  }

  @Command(
      name = "transfer-ownership",
      description = "Order that a license pass to another business, with all that stands there.",
      mixinStandardHelpOptions = true)
  int transfer(
      @Mixin DatedActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @ArgGroup(exclusive = true, multiplicity = "1") LicenseOptions.Buyer buyer,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name) {
    return orders(
        act,
        why,
        name,
        (desk, id) -> new TransferOwnership(id, buyer.holder(desk), act.since(desk.zone())));
  }

  @Command(
      name = "wind-down",
      description = {
        "Order that all that is left in a place be destroyed, and its open transfers called off.",
        "When it is approved, 'license carry-out' does it."
      },
      mixinStandardHelpOptions = true)
  int windDown(
      @Mixin DatedActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name,
      @Option(
              names = "--ending",
              paramLabel = "HOW",
              defaultValue = "",
              description = "How the license ends by this order: surrender, revoke or expire.")
          String ending) {
    return orders(
        act,
        why,
        name,
        (desk, id) ->
            new WindDown(id, ending(ending), why.reason(), desk.rules(), act.since(desk.zone())));
  }

  private static WindDown.@Nullable Ending ending(String word) {
    return word.isEmpty()
        ? null
        : WindDown.Ending.read(word)
            .orElseThrow(() ->
                new CannotAct(
                    "A license ends by " + WindDown.Ending.words() + ", not by '" + word + "'."));
  }

  @Command(
      name = "change-code",
      description = "Order that a license have another code; no identifier changes.",
      mixinStandardHelpOptions = true)
  int changeCode(
      @Mixin DatedActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name,
      @Option(names = "--code", required = true, paramLabel = "CODE") String code) {
    return orders(
        act,
        why,
        name,
        (desk, id) ->
            new ChangeLicenseCode(
                id,
                code,
                act.since(desk.zone()),
                desk.former(code),
                desk.rules(),
                desk.isSandbox()));
  }

  @Command(
      name = "change-type",
      description = "Order that a license be one of another type.",
      mixinStandardHelpOptions = true)
  int changeType(
      @Mixin DatedActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @Parameters(paramLabel = "LICENSEE", description = LICENSEE) String name,
      @Option(names = "--type", required = true, paramLabel = "TYPE") String type,
      @Option(names = "--code", required = true, paramLabel = "CODE") String code,
      @Option(names = "--tier", paramLabel = "TEXT", defaultValue = "") String tier,
      @Option(names = "--endorsement", paramLabel = "NAME") @Nullable List<String> endorsements) {
    return orders(
        act,
        why,
        name,
        (desk, id) ->
            new ChangeLicenseType(
                id,
                type,
                code,
                tier,
                new Endorsements(endorsements == null ? List.of() : endorsements),
                act.since(desk.zone()),
                desk.former(code),
                desk.rules(),
                desk.isSandbox()));
  }

  private int does(ActOptions act, String name, String done, LicenseOptions.Act command) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          LicenseeId id = desk.licensee(name).licenseeId();
          return tell(desk, done, desk.execute(act.key(), command.of(desk, id)));
        });
  }

  private int orders(
      ActOptions act, LicenseOptions.ReasonOption why, String name, LicenseOptions.Order ordered) {
    return OfficialDesk.run(
        act.of(), out, desk -> LicenseOrders.order(desk, act, why.reason(), name, ordered));
  }

  private static int tell(OfficialDesk desk, String done, OfficialDesk.Said said) {
    if (said.subject() == null) {
      return desk.told(said);
    }
    String licensee = desk.described(said.subject());
    return desk.told(
        said.isNew() ? done + ": " + licensee : "It was so already; nothing changed: " + licensee);
  }
}
