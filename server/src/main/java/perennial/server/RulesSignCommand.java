package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import perennial.journal.log.SignerKey;
import perennial.rulebook.Jurisdiction;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.Candidate;
import perennial.rulebook.publish.SetSignature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial rules sign}: the signature of a rule set; needs no registry. */
@Command(
    name = "sign",
    description = {
      "Sign the files of a rule set, once they have no defect. Whoever publishes them elsewhere",
      "knows by it that they are what you signed."
    },
    footer = "Exit status: 0 signed, 2 could not. See docs/rules/packs.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesSignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The folder of a rule set, named as the set is.")
  private String name = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Your key, from 'perennial key new'.")
  private Path key = Path.of("");

  private final PrintStream out;

  RulesSignCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "Nothing was signed.",
        () -> {
          var folder = SetFolder.find(name);
          if (folder.isEmpty()) {
            out.println("There is no folder " + name);
            return Attempted.FAILED;
          }
          return sign(folder.get(), ApprovalOptions.key(key));
        });
  }

  private int sign(SetFolder folder, SignerKey signer) throws IOException {
    Jurisdiction jurisdiction = RulePackLoader.jurisdiction(RuleFiles.shipped(), Core.JURISDICTION);
    Candidate candidate =
        Candidate.load(
            folder.over(RuleFiles.shipped(), jurisdiction.code()),
            jurisdiction,
            folder.set(),
            null);
    SetSignature signature = SetSignature.by(signer, jurisdiction.code(), candidate);
    Path place = folder.folder().resolve(SetSignature.FILE);
    Path draft = folder.folder().resolve(SetSignature.FILE + ".new");
    Files.writeString(draft, signature.text());
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    out.printf(
        "%s, %d files, is signed by %s: %s%n",
        candidate.version(),
        signature.digests().size(),
        String.join(", ", signature.signers()),
        place);
    if (!jurisdiction.signers().contains(signer.verifier())) {
      out.println("Registries publish it whose setting approvers names this key:");
      out.println("  " + signer.verifier().text());
    }
    return Main.WELL;
  }
}
