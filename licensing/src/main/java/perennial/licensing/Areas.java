package perennial.licensing;

import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.State;

/** The rule that acts take place in areas of one's own that are open. */
public final class Areas {
  private Areas() {}

  /** The actor's open area of this serial, or null when there is none. */
  public static @Nullable Area findOpen(State state, Actor actor, @Nullable Long serial) {
    if (serial == null) {
      return null;
    }
    Area area = state.find(Licensing.AREA, actor.licensee(), serial);
    return area != null && area.isOpen() ? area : null;
  }

  public static boolean isOpen(State state, Actor actor, @Nullable Long serial) {
    return findOpen(state, actor, serial) != null;
  }
}
