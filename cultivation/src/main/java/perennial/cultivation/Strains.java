package perennial.cultivation;

import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.State;

/** The rule that plants and lots are of a strain of one's own that is not withdrawn. */
public final class Strains {
  private Strains() {}

  /** The actor's strain of this serial, or null when there is none in use. */
  public static @Nullable Strain findUsable(State state, Actor actor, @Nullable Long serial) {
    if (serial == null) {
      return null;
    }
    Strain strain = state.find(Cultivation.STRAIN, actor.licensee(), serial);
    return strain == null || strain.isWithdrawn() ? null : strain;
  }

  public static boolean isUsable(State state, Actor actor, @Nullable Long serial) {
    return findUsable(state, actor, serial) != null;
  }
}
