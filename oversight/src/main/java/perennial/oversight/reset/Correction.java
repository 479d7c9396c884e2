package perennial.oversight.reset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.RowCorrected;
import perennial.kernel.ObjectRef;

/**
 * What becomes of one row.
 *
 * @param table with its schema
 * @param key texts in the order of the table's key
 * @param licensee whose it is
 * @param object that it folds from; null where there is none
 * @param isWithdrawn whether the row goes; else some columns get other values
 * @param changes by column; empty when it goes
 * @param corrects the entries whose effect is taken back
 */
public record Correction(
    String table,
    List<String> key,
    long licensee,
    @Nullable ObjectRef object,
    boolean isWithdrawn,
    List<RowCorrected.Change> changes,
    List<Long> corrects) {
  public Correction {
    key = List.copyOf(key);
    changes = List.copyOf(changes);
    corrects = List.copyOf(corrects);
  }
}
