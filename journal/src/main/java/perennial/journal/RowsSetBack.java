package perennial.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;

/**
 * Rows that somebody had changed past the registry were set back to what their entries make. It
 * says what was done and has no effect of its own: the rows follow from their entries as before.
 *
 * @param plan SHA-256 of the plan that was approved
 * @param approvers names of the keys that approved it
 */
public record RowsSetBack(Bytes plan, List<String> approvers, List<SetBack> rows) implements Event {
  public RowsSetBack {
    approvers = List.copyOf(approvers);
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param key in the order of the table's key
   * @param found SHA-256 over the values that stood there, which may be personal; null where there
   *     was no row
   * @param provenBy the last entry that makes the row; 0 where none does and it was taken away
   */
  public record SetBack(String table, List<String> key, @Nullable Bytes found, long provenBy) {
    public SetBack {
      key = List.copyOf(key);
    }
  }
}
