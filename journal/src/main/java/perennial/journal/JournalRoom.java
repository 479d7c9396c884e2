package perennial.journal;

import java.util.List;
import java.util.Map;

/** The journal's own events. */
final class JournalRoom implements Room {
  @Override
  public String name() {
    return "journal";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of();
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of("journal.row-restored.1", RowRestored.class);
  }

  @Override
  public Projector projector() {
    return (event, occasion, rows) -> {};
  }
}
