package perennial.server;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import perennial.licensing.EndDevice;
import perennial.licensing.EnrollDevice;
import perennial.licensing.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial device}: which devices sign for a licensee. */
@Command(
    name = "device",
    description = "Enroll, end and list the devices that sign for your license.",
    footer = "See docs/operations/people.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DeviceCommand implements Callable<Integer> {
  private final PrintStream out;

  DeviceCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial device enroll, end or list.");
    return Attempted.FAILED;
  }

  @Command(
      name = "enroll",
      description = "Name a device and its public key.",
      mixinStandardHelpOptions = true)
  int enroll(
      @Mixin CallerOptions by,
      @Parameters(paramLabel = "NAME", description = "Yours to choose.") String name,
      @Option(
              names = "--public-key",
              required = true,
              paramLabel = "HEX",
              description = "Ed25519, 64 hexadecimal digits.")
          String key) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk ->
            tell(
                desk,
                "Enrolled: " + name,
                desk.execute(by.code(), by.key(), caller -> new EnrollDevice(name, key))));
  }

  @Command(
      name = "end",
      description = "What the device signs from now on is nobody's.",
      mixinStandardHelpOptions = true)
  int end(@Mixin CallerOptions by, @Parameters(paramLabel = "NAME") String name) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk ->
            tell(
                desk,
                "Ended: " + name,
                desk.execute(by.code(), by.key(), caller -> new EndDevice(name))));
  }

  @Command(
      name = "list",
      description = "List the devices, as they were.",
      mixinStandardHelpOptions = true)
  int list(@Mixin CallerOptions by, @Mixin LicenseOptions.TimeOptions times) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk -> {
          var licensee = desk.caller(by.code(), by.key()).principal().licenseeId();
          var reading = desk.core().reader().as(licensee);
          var devices = reading.rows(People.devices(licensee, times.at(desk), times.known(desk)));
          reading.go();
          devices
              .get()
              .forEach(each ->
                  out.println(
                      each.name() + "  " + each.publicKey() + "  since " + each.validFrom()));
          return devices.get().isEmpty() ? desk.told("There is no device.") : Main.WELL;
        });
  }

  private static int tell(OfficialDesk desk, String done, OfficialDesk.Said said) {
    return said.subject() == null ? desk.told(said) : desk.told(done);
  }
}
