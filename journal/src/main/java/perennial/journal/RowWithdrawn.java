package perennial.journal;

import java.util.List;

/**
 * A row that should never have come to be was withdrawn by order of the registry's officials. Its
 * object keeps its identifier for ever; the entries that made the row stay.
 *
 * @param key in the order of the table's key
 * @param corrects the entries whose effect is taken back
 */
public record RowWithdrawn(String table, List<String> key, String reason, List<Long> corrects)
    implements Event {
  public RowWithdrawn {
    key = List.copyOf(key);
    corrects = List.copyOf(corrects);
  }
}
