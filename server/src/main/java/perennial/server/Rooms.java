package perennial.server;

import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.identifiers.Identifiers;
import perennial.inventory.Inventory;
import perennial.licensing.Licensing;
import perennial.journal.Room;

/** All rooms that keep data, lowest floor first: the order in which their tables are made. */
final class Rooms {
  private Rooms() {}

  static List<Room> all() {
    return List.of(
        new Identifiers(),
        new Licensing(),
        new Cultivation(),
        new Inventory());
  }
}
