package perennial.drills.stage;

import java.util.List;
import perennial.journal.Table;
import perennial.leafdata.Rooms;

/** The tables that the rooms describe, so that a new one is not forgotten. */
public final class RoomTables {
  private RoomTables() {}

  public static List<Table<?>> all() {
    return Rooms.all().stream().<Table<?>>flatMap(room -> room.tables().stream()).toList();
  }
}
