package perennial.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import perennial.kernel.ObjectRef;

/**
 * Reads entries and folds them anew, for whoever checks rows against the journal or makes them
 * again from it.
 */
public final class Replay {
  /**
   * What {@link #read} takes, of {@code journal.entry} as {@code e} and {@code
   * journal.entry_personal} as {@code p}.
   */
  public static final String COLUMNS = "e.entry_id, e.facts, e.salt, p.sealed, e.personal_hash";

  private final List<Projector> projectors;
  private final List<Table<?>> tables;
  private final Guard guard;

  /**
   * @param rooms all rooms, lowest floor first
   */
  public Replay(List<Room> rooms) {
    List<Room> all = JournalRoom.before(rooms);
    this.projectors = all.stream().map(Room::projector).toList();
    this.tables = all.stream().flatMap(room -> room.tables().stream()).toList();
    this.guard = new Guard(new EventTypes(all), projectors, new JournalMeters());
  }

  /** All tables, what is referred to first. */
  public List<Table<?>> tables() {
    return tables;
  }

  /**
   * Reads an entry from columns that begin with {@link #COLUMNS}.
   *
   * @throws RuntimeException when its facts are not an entry's
   */
  public Entry read(ResultSet results) throws SQLException {
    return guard.read(results);
  }

  /** An empty fold that will make the rows of these objects. */
  public Fold foldOf(Set<ObjectRef> objects) {
    return Fold.of(objects);
  }

  /**
   * An empty fold that will make the rows of some objects.
   *
   * @param isWithRest whether rows that belong to no object are with them
   */
  public Fold foldOf(Predicate<ObjectRef> objects, boolean isWithRest) {
    return Fold.part(objects, isWithRest);
  }

  /** An empty fold that will make every row. */
  public Fold foldOfAll() {
    return Fold.all();
  }

  /** Folds an entry in; entries come in the order of their numbers. */
  public void apply(Entry entry, Fold fold) {
    fold.apply(projectors, entry);
  }

  /** Shows what an entry changes to anything that takes rows. */
  public void apply(Entry entry, Rows rows) {
    for (Event event : entry.events()) {
      for (Projector projector : projectors) {
        projector.apply(event, entry.occasion(), rows);
      }
    }
  }
}
