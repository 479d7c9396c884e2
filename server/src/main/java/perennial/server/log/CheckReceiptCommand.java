package perennial.server.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.Hash;
import perennial.journal.log.LogFault;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.Receipt;
import perennial.journal.log.ReceiptCheck;
import perennial.journal.log.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial check-receipt}: verifies a receipt with nothing but the public key. */
@Command(
    name = "check-receipt",
    description = "Verify a receipt, offline, with the log's public key.",
    footer = "Exit status: 0 proven, 1 proves nothing, 2 cannot be checked.",
    mixinStandardHelpOptions = true)
public final class CheckReceiptCommand implements Callable<Integer> {
  private static final int MISUSED = 2;

  @Parameters(paramLabel = "FILE", description = "The receipt.")
  private Path file = Path.of("");

  @Option(names = "--key", required = true, description = "The log's key: its text, or a file.")
  private String key = "";

  @Option(
      names = "--entry",
      paramLabel = "HASH",
      description = "The leaf hash of a write's answer; else the one that the receipt names.")
  private @Nullable String leaf;

  @Option(
      names = "--witness",
      paramLabel = "KEY",
      description =
          "A witness that must have cosigned: its key's text, or a file. More than one: all must.")
  private List<String> witnesses = List.of();

  private final PrintStream out;

  public CheckReceiptCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try {
      var known = new ArrayList<VerifierKey>();
      for (String witness : witnesses) {
        known.add(KeyOption.read(witness));
      }
      return check(new ReceiptCheck(KeyOption.read(key), known, known.size()));
    } catch (NoSuchFileException e) {
      out.println("It cannot be checked: there is no file " + e.getFile());
      return MISUSED;
    } catch (IOException | IllegalArgumentException e) {
      out.println("It cannot be checked: " + e.getMessage());
      return MISUSED;
    }
  }

  private int check(ReceiptCheck demanded) throws IOException {
    Receipt receipt;
    try {
      receipt = Receipt.parse(Files.readAllBytes(file));
    } catch (LogFormatException e) {
      out.println("This proves nothing: " + e.getMessage());
      return 1;
    }
    Hash entry = entry(receipt);
    List<LogFault> faults = demanded.faults(receipt, entry);
    if (!faults.isEmpty()) {
      faults.forEach(fault -> out.println("This proves nothing: " + fault));
      return 1;
    }
    out.println(
        "Proven: entry "
            + entry
            + " is number "
            + receipt.index()
            + " of the log "
            + demanded.log().name()
            + ", which had "
            + Checkpoint.parse(receipt.checkpoint().text()).head().size()
            + " entries when it signed this"
            + (witnesses.isEmpty() ? "" : " and " + cosigners(demanded) + " cosigned it")
            + ". It cannot be taken out or changed unnoticed.");
    return 0;
  }

  private static String cosigners(ReceiptCheck demanded) {
    return demanded.witnesses().stream().map(VerifierKey::name).collect(Collectors.joining(", "));
  }

  /** Whoever names the entry wrongly gets a receipt that proves nothing. */
  private Hash entry(Receipt receipt) {
    if (leaf != null) {
      return new Hash(HexFormat.of().parseHex(leaf.strip()));
    }
    if (receipt.extra() == null) {
      throw new IllegalArgumentException("the receipt names no entry; state it with --entry");
    }
    return new Hash(receipt.extra().array());
  }
}
