package perennial.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The text of a list's query, where a plan depends on it. */
final class QueryTest {
  private static Query<ToyRoom.Box> boxes() {
    return Query.newestFirst(ToyRoom.BOXES, "serial").equal("licenseeId", 7);
  }

  @Test
  void walksTheKeyWhenNoRangeNarrowsTheList() {
    assertThat(boxes().serials(0)).contains(" ORDER BY serial DESC ");
  }

  @Test
  void sortsBehindARangeSoThatItsOwnIndexFindsTheRows() {
    assertThat(boxes().atLeast("createdAt", Instant.EPOCH).serials(0))
        .contains(" ORDER BY (serial + 0) DESC ");
    assertThat(boxes().below("createdAt", Instant.EPOCH).serials(0))
        .contains(" ORDER BY (serial + 0) DESC ");
    assertThat(boxes().greater("createdAt", Instant.EPOCH).serials(0))
        .contains(" ORDER BY (serial + 0) DESC ");
  }
}
