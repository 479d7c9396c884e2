package perennial.oversight.repair;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;

/**
 * One row, or one step of an object's list of entries, that differs from what the entries make.
 *
 * @param table with its schema; {@code journal.stream} for a step
 * @param key texts in the order of the table's key; kind, serial and entry of a step
 * @param licensee whose it is; 0 where nobody's
 * @param object that it folds from; null where there is none or it could not be told
 * @param entry the last that proves it; 0 where none does
 */
record PlannedRow(
    Fault fault,
    String table,
    List<String> key,
    long licensee,
    @Nullable ObjectRef object,
    long entry) {
  PlannedRow {
    key = List.copyOf(key);
  }

  boolean isStep() {
    return fault == Fault.STREAM_MISSING || fault == Fault.STREAM_EXTRA;
  }

  /** Several columns of a row are several findings and one row. */
  List<Object> identity() {
    return isStep() ? List.of(fault, key) : List.of(table, key);
  }
}
