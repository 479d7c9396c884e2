package perennial.journal;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Where a projector writes. It cannot read other rows, so each row depends on its own past alone.
 */
public interface Rows {
  /** Adds a row that must not exist yet. */
  <R extends Record> void create(Table<R> table, R row);

  /** Changes a row that must exist. */
  <R extends Record> void change(Table<R> table, UnaryOperator<R> change, Object... key);

  /**
   * Adds rows made from one, as it is now: what it was is kept before it changes. They are of the
   * same object as it is, so all of them fold from one stream. Of a row that is not there nothing
   * is kept; the change or merge that follows says whether it had to be there.
   */
  <R extends Record> void keep(Table<R> table, Function<R, List<R>> kept, Object... key);

  /** Changes the row of the initial one's key, which stands for a row that does not exist yet. */
  <R extends Record> void merge(Table<R> table, R initial, UnaryOperator<R> change);

  /** Takes away a row that must exist. Only corrections by the registry's officials do so. */
  <R extends Record> void remove(Table<R> table, Object... key);
}
