package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import perennial.journal.Room;
import perennial.journal.Schema;
import perennial.journal.Table;
import perennial.leafdata.Rooms;

/**
 * The tables of all rooms, as text for review: a change of a row shows as a change of the schema.
 */
final class GoldenSchemaTest {
  private static final String INTRODUCTION =
      """
      -- The tables of all rooms, as the registry makes them at its first start. Written by
      -- ./perennial golden from the rows' records; what belongs to no generation is in the
      -- migrations of journal and identifiers.

      """;

  @Test
  void isAsReviewed() throws IOException {
    Golden.hold(Golden.file("docs/schema.golden.sql"), INTRODUCTION + Schema.describe(Rooms.all()));
  }

  @Test
  void letsOnlyThreeTablesNameTwoOwners() {
    Set<String> shared =
        Rooms.all().stream()
            .map(Room::tables)
            .flatMap(List::stream)
            .filter(table -> table.owners().size() > 1)
            .map(Table::name)
            .collect(Collectors.toSet());
    assertThat(shared).containsExactlyInAnyOrder("transfer", "transfer_item", "lab_result");
  }

  /** Rooms are generated and switched one by one; what they share is the object's identity. */
  @Test
  void letsForeignKeysLeadToObjectsAlone() {
    var keys =
        Schema.describe(Rooms.all()).lines().filter(line -> line.contains("REFERENCES")).toList();
    assertThat(keys)
        .hasSizeGreaterThan(40)
        .allMatch(
            line -> line.contains("REFERENCES identifiers.object (licensee_id, kind, serial)"));
  }

  @Test
  void givesEveryTableAnOwner() {
    assertThat(Rooms.all().stream().map(Room::tables).flatMap(List::stream))
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.owners()).as(table.name()).isNotEmpty());
  }
}
