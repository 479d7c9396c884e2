package perennial.journal;

/**
 * One thing that happened, as a record in the past tense. A room's events are a sealed interface
 * that extends this; an entry holds the events of one act, of one room or several.
 *
 * <p>Event names are for ever: a new form is a new name or version beside the old.
 */
public interface Event {}
