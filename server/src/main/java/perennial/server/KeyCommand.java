package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignedNote;
import perennial.journal.log.SignerKey;
import perennial.oversight.repair.Approval;
import perennial.oversight.repair.RepairPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial key}: the keys of those who approve what changes the registry past its acts. */
@Command(
    name = "key",
    description = "Make an approver's key, show its public half, approve a plan.",
    footer = "See docs/operations/integrity.md.",
    mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {
  private static final int FAILED = 2;

  private final PrintStream out;

  KeyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial key new, show or approve.");
    return FAILED;
  }

  @Command(
      name = "new",
      description = "Make a key of your own; its file is yours alone to read.",
      mixinStandardHelpOptions = true)
  int make(
      @Parameters(paramLabel = "NAME", description = "Your name, without space or plus sign.")
          String name,
      @Option(names = "--out", paramLabel = "FILE", description = "Where; NAME.key.")
          @Nullable Path file) {
    Path place = file == null ? Path.of(name.replaceAll("[^A-Za-z0-9._-]", "_") + ".key") : file;
    try {
      if (Files.exists(place)) {
        out.println(place + " is there already; no key is ever written over.");
        return FAILED;
      }
      SignerKey key =
          SignerKey.generate(name, SignatureType.ED25519, Registry.randomOf(new SecureRandom()));
      SecretFile.write(place, key.secretText() + "\n");
      out.println("Your key is in " + place + ": keep it to yourself.");
      out.println("Its public half, for the operator to add to the setting approvers:");
      out.println(key.verifier().text());
      return Main.WELL;
    } catch (LogFormatException | IOException e) {
      out.println("The key cannot be made: " + e.getMessage());
      return FAILED;
    }
  }

  @Command(
      name = "show",
      description = "Print the public half of a key.",
      mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "FILE", description = "The key.") Path file) {
    try {
      out.println(ApprovalOptions.key(file).verifier().text());
      return Main.WELL;
    } catch (IOException e) {
      out.println("The key cannot be read: " + e.getMessage());
      return FAILED;
    }
  }

  @Command(
      name = "approve",
      description = "Sign a plan that you have read.",
      mixinStandardHelpOptions = true)
  int approve(
      @Parameters(paramLabel = "PLAN", description = "Of repair or reset, or a report of rules.")
          Path plan,
      @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your key.")
          Path file,
      @Option(names = "--out", paramLabel = "FILE", description = "Where; PLAN.NAME.approval.")
          @Nullable Path approval) {
    try {
      SignerKey key = ApprovalOptions.key(file);
      SignedNote note = Approval.by(key, RepairPlan.hash(plan));
      String name = key.verifier().name().replaceAll("[^A-Za-z0-9._-]", "_");
      Path place = approval == null ? Path.of(plan + "." + name + ".approval") : approval;
      Files.write(place, note.bytes());
      out.println("You approve the plan with SHA-256 " + RepairPlan.hash(plan).toHex());
      out.println("The approval is in " + place);
      return Main.WELL;
    } catch (IOException e) {
      out.println("The plan cannot be approved: " + e.getMessage());
      return FAILED;
    }
  }
}
