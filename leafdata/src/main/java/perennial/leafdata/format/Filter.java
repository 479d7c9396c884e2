package perennial.leafdata.format;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One condition on the rows of a list; all of a list's filters hold together. Its field is the name
 * in the rows, such as {@code batch_id} or {@code est_departed_at}.
 */
public sealed interface Filter {

  String field();

  /** The object or reference with this identifier, full or short. */
  record IdIs(String field, LeafId id) implements Filter {}

  /** Exactly this text. */
  record TextIs(String field, String text) implements Filter {}

  /** A number greater than this, as {@code f_adjusted_qty} alone was meant. */
  record MoreThan(String field, BigDecimal number) implements Filter {}

  /** At this instant or later. */
  record From(String field, Instant instant) implements Filter {}

  /** Before this instant. */
  record Before(String field, Instant instant) implements Filter {}

  /**
   * No row: a value was given that nothing can match, such as an identifier of no form or a date
   * that does not exist. Ignoring it would answer with everything.
   */
  record Nothing(String field) implements Filter {}
}
