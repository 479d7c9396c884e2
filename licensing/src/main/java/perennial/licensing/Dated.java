package perennial.licensing;

import java.time.Instant;
import java.util.function.UnaryOperator;
import perennial.journal.Rows;
import perennial.journal.Table;
import perennial.kernel.LicenseeId;

/**
 * A version of something about a licensee that changes with time.
 *
 * @param <R> the row itself
 */
interface Dated<R extends Record> {
  /** The number of the row that holds now. */
  int NOW = 0;

  Span span();

  /** The same facts at other times. */
  R at(Span span);

  /** Other facts hold from an instant on; what held before is kept. */
  static <R extends Record & Dated<R>> void change(
      Rows rows,
      Table<R> table,
      LicenseeId licensee,
      Instant from,
      Instant now,
      UnaryOperator<R> facts) {
    rows.keep(
        table, row -> row.span().past(from, now).stream().map(row::at).toList(), licensee, NOW);
    rows.change(table, row -> facts.apply(row).at(row.span().next(from, now)), licensee, NOW);
  }
}
