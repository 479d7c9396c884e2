package perennial.journal;

/**
 * Folds events into rows. A pure function of the event, its occasion and each row's own former
 * state: no clock, no configuration, no rule, no other row. So every row can be folded alone from
 * the entries of its stream, and repaired from them.
 */
@FunctionalInterface
public interface Projector {
  /** Events of other rooms are ignored unless this room's rows follow from them. */
  void apply(Event event, Occasion occasion, Rows rows);
}
