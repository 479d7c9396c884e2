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
    return List.of(Erasure.TABLE);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of(
        "journal.row-restored.1", RowRestored.class,
        "journal.personal-erased.1", PersonalErased.class,
        "journal.attempts-erased.1", AttemptsErased.class,
        "journal.log-begun.1", LogBegun.class);
  }

  @Override
  public Projector projector() {
    return (event, occasion, rows) -> {
      if (event instanceof PersonalErased erased) {
        Erasure now = Erasure.of(erased, occasion);
        rows.merge(Erasure.TABLE, now, before -> now);
      }
    };
  }
}
