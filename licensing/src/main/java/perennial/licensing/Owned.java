package perennial.licensing;

import org.jspecify.annotations.Nullable;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.journal.State;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;

/** Finds the row of an object whose owner is not at hand. */
public final class Owned {
  private Owned() {}

  /** The object's row in a table that is keyed by owner and serial; null when there is none. */
  public static <R extends Record> @Nullable R find(State state, Table<R> table, ObjectRef object) {
    ObjectRow known = state.find(Identifiers.OBJECT, object.kind(), object.serial());
    return known == null ? null : state.find(table, known.licenseeId(), object.serial());
  }
}
