package perennial.journal.log;

import java.util.ArrayList;
import java.util.List;

/**
 * What a holder of a receipt demands.
 *
 * @param log the key of the log
 * @param witnesses keys of the witnesses that the holder trusts
 * @param witnessesNeeded how many of them must have cosigned, 0 for none
 */
public record ReceiptCheck(VerifierKey log, List<VerifierKey> witnesses, int witnessesNeeded) {
  public ReceiptCheck {
    witnesses = List.copyOf(witnesses);
    if (witnessesNeeded < 0 || witnessesNeeded > witnesses.size()) {
      throw new IllegalArgumentException("as many witnesses are known as are needed");
    }
  }

  /** Demands the log's signature and no witness. */
  public static ReceiptCheck of(VerifierKey log) {
    return new ReceiptCheck(log, List.of(), 0);
  }

  /**
   * All that is wrong with a receipt; nothing when the log that the key belongs to holds the entry.
   *
   * @param leaf as {@link Merkle#leaf} makes it of the entry's 32 bytes
   */
  public List<LogFault> faults(Receipt receipt, Hash leaf) {
    List<LogFault> faults = new ArrayList<>();
    switch (OpenedCheckpoint.open(receipt.checkpoint(), log)) {
      case OpenedCheckpoint.Refused refused -> faults.add(refused.fault());
      case OpenedCheckpoint.Trusted trusted -> {
        TreeHead head = trusted.checkpoint().head();
        new InclusionProof(receipt.index(), head.size(), receipt.path())
            .verify(leaf, head.root())
            .map(fault -> new LogFault(LogFault.Kind.INCLUSION, "receipt", fault.text()))
            .ifPresent(faults::add);
      }
    }
    checkWitnesses(receipt.checkpoint(), faults);
    return faults;
  }

  private void checkWitnesses(SignedNote note, List<LogFault> faults) {
    long cosigned = 0;
    for (VerifierKey witness : witnesses) {
      switch (note.check(List.of(witness))) {
        case NoteVerdict.Signed _ -> cosigned++;
        case NoteVerdict.Forged _ ->
            faults.add(fault(LogFault.Kind.FORGED, "the cosignature of " + witness + " is false"));
        case NoteVerdict.Unsigned _ -> {}
      }
    }
    if (cosigned < witnessesNeeded) {
      String text = cosigned + " of " + witnessesNeeded + " witnesses have cosigned";
      faults.add(fault(LogFault.Kind.WITNESSES, text));
    }
  }

  private static LogFault fault(LogFault.Kind kind, String text) {
    return new LogFault(kind, "checkpoint", text);
  }
}
