package perennial.leafdata;

import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.identifiers.Identifiers;
import perennial.inventory.Inventory;
import perennial.journal.Room;
import perennial.laboratory.Laboratory;
import perennial.licensing.Licensing;
import perennial.retail.Retail;
import perennial.rulebook.publish.Rulebook;
import perennial.transport.Transport;

/** All rooms that keep data, lowest floor first: the order in which their tables are made. */
public final class Rooms {
  private Rooms() {}

  public static List<Room> all() {
    return List.of(
        new Identifiers(),
        new Rulebook(),
        new Licensing(),
        new Cultivation(),
        new Inventory(),
        new Laboratory(),
        new Transport(),
        new Retail());
  }
}
