package perennial.identifiers;

import java.util.List;
import perennial.journal.Event;

/** An event by which objects come into being. */
public interface Minting extends Event {
  /** The new objects, with owner and prefix. */
  List<ObjectRow> minted();
}
