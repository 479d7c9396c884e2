package perennial.journal;

import java.util.List;

/**
 * A named question about a table: which rows have these values in these columns. It is an index in
 * the database.
 *
 * @param limit more rows than this are an error, never a truncated answer
 */
public record Index<R extends Record>(Table<R> table, List<String> components, int limit) {
  /** Rows of one question: a harvest names at most this many plants. */
  public static final int LIMIT_DEFAULT = 10_000;

  public Index {
    components = List.copyOf(components);
    components.forEach(table::column);
  }
}
