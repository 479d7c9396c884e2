package perennial.leafdata;

import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.identifiers.Identifiers;
import perennial.inventory.Inventory;
import perennial.journal.Room;
import perennial.licensing.Licensing;

/** All rooms that keep data, lowest floor first: the order in which their tables are made. */
public final class Rooms {
  private Rooms() {}

  public static List<Room> all() {
    return List.of(new Identifiers(), new Licensing(), new Cultivation(), new Inventory());
  }
}
