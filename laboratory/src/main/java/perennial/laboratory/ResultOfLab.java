package perennial.laboratory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Prefetch;
import perennial.kernel.LicenseeId;

/** Finds the result that a laboratory changes, voids or deletes: one of its own. */
final class ResultOfLab {
  private ResultOfLab() {}

  static void prefetch(Actor actor, Prefetch prefetch, @Nullable Long serial) {
    if (serial != null) {
      prefetch.row(Laboratory.LAB_RESULT, actor.licensee(), serial);
    }
  }

  /**
   * The result, or null when there is none of the acting laboratory; removed ones are found too.
   */
  static @Nullable LabResult find(
      Command.Deciding deciding, @Nullable Long serial, @Nullable LicenseeId client) {
    if (serial == null) {
      return null;
    }
    LabResult result =
        deciding.state().find(Laboratory.LAB_RESULT, deciding.actor().licensee(), serial);
    if (result != null && !Objects.equals(result.clientId(), client)) {
      throw new IllegalArgumentException("the client of the result was not looked up");
    }
    return result;
  }
}
