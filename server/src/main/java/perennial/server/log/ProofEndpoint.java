package perennial.server.log;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import perennial.journal.LogReader;
import perennial.journal.log.Hash;
import perennial.journal.log.SignedNote;
import perennial.web.Answer;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** Receipts: proofs that an entry is in the log, as C2SP tlog-proof. */
public final class ProofEndpoint extends LogEndpoint {
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  private final LogReader log;
  private final Supplier<List<SignedNote>> cosigned;

  /**
   * @param cosigned checkpoints that witnesses cosigned, the best first
   */
  public ProofEndpoint(LogReader log, Supplier<List<SignedNote>> cosigned) {
    super(
        "/proof/{leaf}",
        "Gives the receipt of an entry by the hash that its write was answered with.");
    this.log = log;
    this.cosigned = cosigned;
  }

  @Override
  public Answer handle(Request request) {
    String leaf = request.pathParameter("leaf");
    if (!HASH.matcher(leaf).matches()) {
      throw new RequestFailed(
          FailureKind.ROUTE_UNKNOWN, "A leaf hash has 64 hexadecimal digits; this is none.");
    }
    return switch (log.proof(new Hash(HexFormat.of().parseHex(leaf)), cosigned.get())) {
      case LogReader.Proof.Ready ready ->
          Answer.of(200, TEXT, ready.receipt().bytes()).with("Cache-Control", "no-cache");
      case LogReader.Proof.Soon _ ->
          Answer.text(202, TEXT, "The next checkpoint will hold it.\n").with("Retry-After", "1");
      case LogReader.Proof.Unknown _ ->
          throw new RequestFailed(FailureKind.ROUTE_UNKNOWN, "The log holds no such entry.");
    };
  }
}
