package perennial.journal;

import java.util.List;
import java.util.Map;

/** What a room brings to the journal: its tables, its events by name, and how they fold. */
public interface Room {
  String name();

  /** In the order in which rows must be inserted: what is referred to first. */
  List<Table<?>> tables();

  /** Name with version, such as {@code lot.created.1}, to the record of the event. */
  Map<String, Class<? extends Event>> events();

  Projector projector();
}
