package perennial.journal.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a witness makes of a new checkpoint. It remembers, for each log, the newest checkpoint that
 * it accepted, and accepts only what continues it; remembering is the caller's, before anybody sees
 * a cosignature.
 */
public final class Witness {
  private Witness() {}

  /** The answer to one checkpoint. */
  public sealed interface Verdict {
    /** It continues what was seen: remember it, then cosign the note. */
    record Accepted(Checkpoint checkpoint, SignedNote note) implements Verdict {}

    /**
     * It does not; what was seen before stays remembered.
     *
     * @param proof the hashes that were to prove that it does; with both notes they are evidence
     */
    record Alarm(LogFault fault, List<Hash> proof) implements Verdict {
      public Alarm {
        proof = List.copyOf(proof);
      }
    }
  }

  /**
   * Judges with a proof made from the log's own tiles, which are believed as little as the note.
   *
   * @param tiles those of the log; a tile that is absent or cut short is a fault like another,
   *     since who has forked would withhold it
   */
  public static Verdict judge(
      @Nullable Checkpoint seen, byte[] note, VerifierKey log, TileSource tiles) {
    if (!(OpenedCheckpoint.open(note, log) instanceof OpenedCheckpoint.Trusted trusted)) {
      return judge(seen, note, log, List.of());
    }
    TreeHead before = seen == null ? TreeHead.EMPTY : seen.head();
    TreeHead after = trusted.checkpoint().head();
    if (before.size() == 0 || before.size() >= after.size()) {
      return judge(seen, note, log, List.of());
    }
    try {
      var reader = new TreeReader(tiles, after.size());
      ConsistencyProof proof = reader.consistency(before.size());
      Verdict verdict = judge(seen, note, log, proof.path());
      return verdict instanceof Verdict.Alarm alarm
              && alarm.fault().kind() == LogFault.Kind.CONSISTENCY
          ? forkOrFalseTiles(reader, before, after, proof)
          : verdict;
    } catch (MissingTileException e) {
      return new Verdict.Alarm(
          new LogFault(LogFault.Kind.MISSING, e.path().path(), "without it nothing is proven"),
          List.of());
    }
  }

  /** A root at the old size that provably leads to the new root, and another one was signed. */
  private static Verdict forkOrFalseTiles(
      TreeReader reader, TreeHead before, TreeHead after, ConsistencyProof proof) {
    Hash found = reader.headAt(before.size()).root();
    if (proof.verify(found, after.root()).isEmpty()) {
      String text =
          "the first %d of its %d leaves have the root %s, and another was signed"
              .formatted(before.size(), after.size(), found.toBase64());
      return new Verdict.Alarm(new LogFault(LogFault.Kind.FORK, "checkpoint", text), proof.path());
    }
    String text = "the tiles do not give the root signed, so they prove nothing";
    return new Verdict.Alarm(new LogFault(LogFault.Kind.CONSISTENCY, "tiles", text), proof.path());
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
      case OpenedCheckpoint.Refused refused -> new Verdict.Alarm(refused.fault(), proof);
      case OpenedCheckpoint.Trusted trusted ->
          fault(seen, trusted.checkpoint(), proof)
              .<Verdict>map(fault -> new Verdict.Alarm(fault, proof))
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
   * Adds the witness's signature. Nobody may see it before the checkpoint is remembered durably.
   *
   * @param accepted a note that {@link #judge} accepted
   * @param seconds since 1970, now
   */
  public static SignedNote cosign(SignedNote accepted, SignerKey witness, long seconds) {
    return accepted.with(witness.cosign(accepted.text(), seconds));
  }
}
