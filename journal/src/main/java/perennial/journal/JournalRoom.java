package perennial.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal's own events: corrections of any table's rows. */
final class JournalRoom implements Room {
  private final Map<String, Table<?>> tables = new HashMap<>();

  /**
   * @param rooms all others, whose rows may be corrected
   */
  JournalRoom(List<Room> rooms) {
    for (Room room : rooms) {
      room.tables().forEach(table -> tables.put(table.qualifiedName(), table));
    }
  }

  /** The journal's room and all others, as every part of the journal takes them. */
  static List<Room> before(List<Room> rooms) {
    var all = new java.util.ArrayList<Room>();
    all.add(new JournalRoom(rooms));
    all.addAll(rooms);
    return all;
  }

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(Erasure.TABLE);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of(
        "journal.row-restored.1", RowRestored.class,
        "journal.rows-set-back.1", RowsSetBack.class,
        "journal.row-corrected.1", RowCorrected.class,
        "journal.row-withdrawn.1", RowWithdrawn.class,
        "journal.personal-erased.1", PersonalErased.class,
        "journal.attempts-erased.1", AttemptsErased.class,
        "journal.log-begun.1", LogBegun.class);
  }

  @Override
  public Projector projector() {
    return (event, occasion, rows) -> {
      switch (event) {
        case RowCorrected corrected -> correct(table(corrected.table()), corrected, rows);
        case RowWithdrawn withdrawn -> {
          Table<?> table = table(withdrawn.table());
          rows.remove(table, table.keyOfText(withdrawn.key()).toArray());
        }
        case PersonalErased erased -> {
          Erasure now = Erasure.of(erased, occasion);
          rows.merge(Erasure.TABLE, now, before -> now);
        }
        default -> {
          // Rows that were set back follow from their own entries.
        }
      }
    };
  }

  private static <R extends Record> void correct(Table<R> table, RowCorrected event, Rows rows) {
    rows.change(
        table, row -> table.with(row, event.changes()), table.keyOfText(event.key()).toArray());
  }

  private Table<?> table(String name) {
    Table<?> table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("an entry corrects a table that is not there: " + name);
    }
    return table;
  }
}
