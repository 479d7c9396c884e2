package perennial.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry held for true was corrected by order of its officials: columns of one row get
 * other values. What later acts made of the row stays.
 *
 * @param key in the order of the table's key
 * @param corrects the entries whose effect is taken back, as far as they are known
 */
public record RowCorrected(
    String table, List<String> key, List<Change> changes, String reason, List<Long> corrects)
    implements Event {
  public RowCorrected {
    key = List.copyOf(key);
    changes = List.copyOf(changes);
    corrects = List.copyOf(corrects);
  }

  /**
   * A column's value before and after, as text; null for none.
   *
   * @param column by its name in SQL
   */
  public record Change(String column, @Nullable String from, @Nullable String to) {}
}
