package perennial.journal;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;

/** Where committed rows come from: SQL, or a map. */
interface Source {
  /**
   * A committed row.
   *
   * @param version the count of changes that made it
   * @param storedVersion the version found beside it, which an update must meet; another than
   *     {@code version} only where the row was tampered with
   * @param tampered the digest found where it was wrong, so that the row is to be written anew
   */
  record Held<R extends Record>(R row, long version, long storedVersion, @Nullable Bytes tampered) {
    static <R extends Record> Held<R> sound(R row, long version) {
      return new Held<>(row, version, version, null);
    }
  }

  <R extends Record> List<Held<R>> load(Table<R> table, Collection<List<Object>> keys);

  <R extends Record> List<Held<R>> list(Index<R> index, List<Object> values);

  /** What each of several questions finds, in their order. */
  <R extends Record> List<List<Held<R>>> lists(Index<R> index, List<List<Object>> questions);

  /**
   * As many rows as the index's limit, in the order of their keys.
   *
   * @param after the key after which they stand; null for the first ones
   */
  <R extends Record> List<Held<R>> page(
      Index<R> index, List<Object> values, @Nullable List<Object> after);
}
