package perennial.server;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import perennial.postgres.PostgresUnavailable;
import perennial.rulebook.load.RulePackRefused;
import perennial.server.demo.DemoCommand;
import perennial.server.log.CheckReceiptCommand;
import perennial.server.log.ReceiptCommand;
import perennial.server.log.WitnessCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** The program: reads the command line and starts what it names. */
@Command(
    name = "perennial",
    description = "A seed-to-sale traceability registry.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {
  static final int WELL = 0;
  static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(System.out, System.err).execute(arguments));
  }

  /**
   * The commands.
   *
   * @param out what they tell whoever started them
   * @param beside the same for those whose standard output is a log or a proof, and what kept a
   *     command from starting
   */
  static CommandLine commandLine(PrintStream out, PrintStream beside) {
    return new CommandLine(new Main())
        .addSubcommand(new Up(beside))
        .addSubcommand(new RolesCommand(out))
        .addSubcommand(new VerifyCommand(out))
        .addSubcommand(new RepairCommand(out))
        .addSubcommand(new ResetCommand(out))
        .addSubcommand(new RebuildCommand(out))
        .addSubcommand(new KeyCommand(out))
        .addSubcommand(RulesCommand.line(out))
        .addSubcommand(new OfficialCommand(out))
        .addSubcommand(new WaiverCommand(out))
        .addSubcommand(new SeizeCommand(out))
        .addSubcommand(license(out))
        .addSubcommand(new AccreditationCommand(out))
        .addSubcommand(new UserCommand(out))
        .addSubcommand(new DeviceCommand(out))
        .addSubcommand(
            new CommandLine(new ImportCommand(out))
                .addSubcommand(new ImportLicensees(out))
                .addSubcommand(new ImportedRows(out)))
        .addSubcommand(new EraseCommand(out))
        .addSubcommand(new BackupCommand(out))
        .addSubcommand(new RestoreCommand(out))
        .addSubcommand(new DemoCommand())
        .addSubcommand(new ReceiptCommand(out, beside))
        .addSubcommand(new CheckReceiptCommand(out))
        .addSubcommand(new WitnessCommand(out))
        .registerConverter(Instant.class, Main::instant)
        .registerConverter(LocalDate.class, Main::day)
        .setExecutionExceptionHandler(refusals(beside));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no day such as 2026-03-01");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no time such as 2026-03-01T00:00:00Z");
    }
  }

  private static CommandLine license(PrintStream out) {
    return new CommandLine(new LicenseCommand(out))
        .addSubcommand(new LicenseOrders(out))
        .addSubcommand(new LicenseAppoint(out))
        .addSubcommand(new LicensesList(out))
        .addSubcommand(new LicenseStock(out))
        .addSubcommand(new LicenseCarryOut(out))
        .addSubcommand(new LicenseSendAway(out))
        .addSubcommand(new LicenseShow(out));
  }

  /** What a person can mend is said in words; all else is a defect and shows where it happened. */
  private static IExecutionExceptionHandler refusals(PrintStream out) {
    return (exception, command, result) ->
        switch (exception) {
          case ConfigurationRefused refused -> {
            out.println("The configuration cannot be used:");
            refused.faults().forEach(fault -> out.println("  - " + fault));
            yield MISUSED;
          }
          case RulePackRefused refused -> {
            out.println("The rules to begin with are not fit for use:");
            refused.defects().forEach(defect -> out.println("  - " + defect));
            yield FAILED;
          }
          case StartRefused refused -> told(out, refused);
          case PostgresUnavailable refused -> told(out, refused);
          default -> throw exception;
        };
  }

  private static int told(PrintStream out, RuntimeException refused) {
    out.println(refused.getMessage());
    return FAILED;
  }
}
