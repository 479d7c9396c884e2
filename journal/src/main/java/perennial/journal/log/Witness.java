package perennial.journal.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a witness makes of a new checkpoint. It remembers, for each log, the newest checkpoint that
 * it accepted, and accepts only what continues it; remembering is the caller's, before cosigning.
 */
public final class Witness {
  private Witness() {}

  /** The answer to one checkpoint. */
  public sealed interface Verdict {
    /** It continues what was seen: remember it, then cosign the note. */
    record Accepted(Checkpoint checkpoint, SignedNote note) implements Verdict {}

    /** It does not; what was seen before stays remembered. */
    record Alarm(LogFault fault) implements Verdict {}
  }

  /**
   * @param seen the checkpoint accepted last, or null for a log met for the first time, whose first
   *     checkpoint is taken on trust
   * @param note the new checkpoint as the log published it
   * @param proof the hashes of the consistency proof from seen to new; empty when the size is the
   *     same, or nothing was seen, or what was seen was empty
   */
  public static Verdict judge(
      @Nullable Checkpoint seen, byte[] note, VerifierKey log, List<Hash> proof) {
    return switch (OpenedCheckpoint.open(note, log)) {
      case OpenedCheckpoint.Refused refused -> new Verdict.Alarm(refused.fault());
      case OpenedCheckpoint.Trusted trusted ->
          fault(seen, trusted.checkpoint(), proof)
              .<Verdict>map(Verdict.Alarm::new)
              .orElseGet(() -> new Verdict.Accepted(trusted.checkpoint(), trusted.note()));
    };
  }

  private static Optional<LogFault> fault(
      @Nullable Checkpoint seen, Checkpoint fresh, List<Hash> proof) {
    if (seen != null && !seen.origin().equals(fresh.origin())) {
      return alarm(LogFault.Kind.OTHER_LOG, "what was seen before is of another log");
    }
    TreeHead before = seen == null ? TreeHead.EMPTY : seen.head();
    TreeHead after = fresh.head();
    if (after.size() < before.size()) {
      String text = after.size() + " leaves, and it had " + before.size();
      return alarm(LogFault.Kind.ROLLBACK, text);
    }
    if (after.size() == before.size() && !after.root().equals(before.root())) {
      return alarm(LogFault.Kind.FORK, "two roots for " + after.size() + " leaves");
    }
    if (before.size() == 0) {
      return proof.isEmpty()
          ? Optional.empty()
          : alarm(LogFault.Kind.CONSISTENCY, "nothing is to be proven, and a proof was given");
    }
    return new ConsistencyProof(before.size(), after.size(), proof)
        .verify(before.root(), after.root())
        .flatMap(fault -> alarm(LogFault.Kind.CONSISTENCY, fault.text()));
  }

  private static Optional<LogFault> alarm(LogFault.Kind kind, String text) {
    return Optional.of(new LogFault(kind, "checkpoint", text));
  }

  /**
   * Adds the witness's signature.
   *
   * @param accepted a note that {@link #judge} accepted and that is already remembered
   * @param seconds since 1970, now
   */
  public static SignedNote cosign(SignedNote accepted, SignerKey witness, long seconds) {
    return accepted.with(witness.cosign(accepted.text(), seconds));
  }
}
