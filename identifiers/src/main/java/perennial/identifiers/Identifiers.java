package perennial.identifiers;

import java.util.List;
import java.util.Map;
import perennial.journal.Event;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;

/** The identifiers room: every object once, and its other names. */
public final class Identifiers implements Room {
  public static final Table<ObjectRow> OBJECT =
      Table.lasting("identifiers", "object", ObjectRow.class).key("kind", "serial").stream(
              "kind", "serial")
          .build();

  public static final Table<Alias> ALIAS =
      Table.lasting("identifiers", "alias", Alias.class).key("scheme", "kind", "value").stream(
              "kind", "serial")
          .build();

  @Override
  public String name() {
    return "identifiers";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(OBJECT, ALIAS);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of("identifiers.aliased.1", Aliased.class);
  }

  @Override
  public Projector projector() {
    return (event, occasion, rows) -> {
      if (event instanceof Minting minting) {
        minting.minted().forEach(row -> rows.create(OBJECT, row));
      }
      if (event instanceof Aliased aliased) {
        rows.create(ALIAS, aliased.alias());
      }
    };
  }
}
