package perennial.journal;

import java.util.List;
import perennial.journal.log.TreeHead;

/**
 * Checkpoints of this log that others hold: they tell a database that was set back together with
 * all that its nodes kept.
 */
public interface Witnessed {
  /** Of a log that nobody watches. */
  Witnessed NONE = List::of;

  /** Heads that this log's own key has signed, as far as they are known by now; asked often. */
  List<TreeHead> heads();
}
