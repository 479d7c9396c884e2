package perennial.journal;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may ask: rows by key, and rows by an index. One implementation reads SQL, one
 * folds entries in memory; both pass one contract test.
 */
public interface State {
  /** The row, or null when there is none. One round trip unless it was fetched before. */
  <R extends Record> @Nullable R find(Table<R> table, Object... key);

  /** Loads many rows in one round trip; {@link #find} then answers from memory. */
  <R extends Record> void fetch(Table<R> table, Collection<List<Object>> keys);

  /**
   * The rows whose indexed columns have these values, in the order of their keys.
   *
   * @throws TooManyRows past the index's limit
   */
  <R extends Record> List<R> list(Index<R> index, Object... values);

  /**
   * Asks many questions of one index in one round trip; {@link #list} then answers from memory.
   * What has more answers than the index allows says so when it is listed.
   */
  default <R extends Record> void ask(Index<R> index, Collection<List<Object>> questions) {
    questions.forEach(values -> exists(index, values.toArray()));
  }

  /**
   * Whether one of the rows with these values passes, however many they are: they are looked at in
   * pages of the index's limit, and forgotten.
   *
   * @param passes whether one of some rows does; a row may be shown twice
   */
  default <R extends Record> boolean any(
      Index<R> index, Predicate<List<R>> passes, Object... values) {
    return passes.test(list(index, values));
  }

  /**
   * Whether any row has these values. An index of a small limit makes this cheap; more rows than
   * the limit are a yes.
   */
  default boolean exists(Index<?> index, Object... values) {
    try {
      return !list(index, values).isEmpty();
    } catch (TooManyRows e) {
      return true;
    }
  }

  /** A question had more answers than its index allows. */
  final class TooManyRows extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRows(String index, int limit) {
      super("more than " + limit + " rows in " + index);
    }
  }
}
