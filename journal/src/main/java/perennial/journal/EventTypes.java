package perennial.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perennial.kernel.RecordForm;

/** All events of all rooms by name, and both ways between an event and its form in an entry. */
final class EventTypes {
  private final Map<String, Class<? extends Event>> byName = new HashMap<>();
  private final Map<Class<?>, String> byType = new HashMap<>();

  EventTypes(List<Room> rooms) {
    for (Room room : rooms) {
      room.events()
          .forEach((name, type) -> {
            if (!name.matches("[a-z-]+(\\.[a-z-]+)+\\.[0-9]+")) {
              throw new IllegalArgumentException("not an event name: " + name);
            }
            if (byName.put(name, type) != null || byType.put(type, name) != null) {
              throw new IllegalArgumentException("event " + name + " is declared twice");
            }
          });
    }
  }

  @SuppressWarnings("unchecked")
  List<Object> toTree(Event event) {
    String name = byType.get(event.getClass());
    if (name == null) {
      throw new IllegalArgumentException("no room declares " + event.getClass().getSimpleName());
    }
    RecordForm<Record> form = RecordForm.of((Class<Record>) (Class<?>) event.getClass());
    return List.of(name, form.toMap((Record) event));
  }

  @SuppressWarnings("unchecked")
  Event fromTree(List<?> tree) {
    String name = (String) tree.get(0);
    Class<? extends Event> type = byName.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "an entry of a kind that this build does not know: " + name);
    }
    return (Event)
        RecordForm.of((Class<? extends Record>) (Class<?>) type).fromMap((Map<?, ?>) tree.get(1));
  }
}
