package perennial.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.ObjectRef;

/**
 * One thing that is not as the journal says.
 *
 * @param licensee whose rows or chain it is in; 0 for the registry itself
 * @param table with its schema, or the name of the invariant
 * @param key the row's key, in the order of its columns; may be empty
 * @param column of the row, where one column differs
 * @param now the value found, null where there is none
 * @param should the value that the entries prove, null where there is none
 * @param entry the last entry that proves it, 0 where none does
 * @param detail what else there is to say, for people; may be empty
 * @param object that the row folds from, null where there is none or it cannot be told
 */
public record Finding(
    Fault fault,
    long licensee,
    String table,
    List<String> key,
    @Nullable String column,
    @Nullable String now,
    @Nullable String should,
    long entry,
    String detail,
    @Nullable ObjectRef object) {
  public Finding {
    key = List.copyOf(key);
  }

  /** Of a chain, an entry or a rule, where no row is at fault. */
  public static Finding of(Fault fault, long licensee, String place, long entry, String detail) {
    return new Finding(fault, licensee, place, List.of(), null, null, null, entry, detail, null);
  }

  /** One line for people. */
  @Override
  public String toString() {
    var text = new StringBuilder(fault.word()).append("  ").append(table);
    if (!key.isEmpty()) {
      text.append(" [").append(String.join(", ", key)).append(']');
    }
    text.append(" of licensee ").append(licensee);
    if (column != null) {
      text.append(": ").append(column).append(" is ").append(now);
      text.append(", should be ").append(should);
    }
    if (entry != 0) {
      text.append(" (entry ").append(entry).append(')');
    }
    return detail.isEmpty() ? text.toString() : text.append("; ").append(detail).toString();
  }
}
