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
    System.exit(commandLine(System.err).execute(arguments));
  }

  /** The commands; what they tell people goes to the stream given, since stdout is the log's. */
  static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new Main())
        .addSubcommand(new Up(out))
        .addSubcommand(new RolesCommand(System.out))
        .addSubcommand(new VerifyCommand(System.out))
        .addSubcommand(new RepairCommand(System.out))
        .addSubcommand(new ResetCommand(System.out))
        .addSubcommand(new RebuildCommand(System.out))
        .addSubcommand(new KeyCommand(System.out))
        .addSubcommand(RulesCommand.line(System.out))
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
        .addSubcommand(new ReceiptCommand(System.out, out))
        .addSubcommand(new CheckReceiptCommand(out))
        .addSubcommand(new WitnessCommand(out))
        .registerConverter(Instant.class, Main::instant)
        .registerConverter(LocalDate.class, Main::day)
        .setExecutionExceptionHandler(refusals(out));
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
