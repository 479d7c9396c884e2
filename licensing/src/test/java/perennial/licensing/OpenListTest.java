package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.MemoryJournal;

/** The import of a list is an official's, and one file is one list. */
final class OpenListTest {
  private static final String DIGEST = "ab".repeat(32);

  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new Licensing());
  private final Actor official = TestOfficials.official(journal, "first");

  @Test
  void theSameFileIsTheSameList() {
    long list = journal.run(official, new OpenList(DIGEST, "list.csv", 13)).serial();

    assertThat(journal.run(official, new OpenList(DIGEST, "copy.csv", 13)).serial())
        .isEqualTo(list);
    assertThat(journal.rows(Licensing.IMPORTED_LIST)).hasSize(1);
    assertThat(journal.differences()).isEmpty();
  }

  @Test
  void refusesOneRowTooManyAndWhoIsNoOfficial() {
    int most = OpenList.ROWS_MAX;

    assertThat(journal.run(official, new OpenList(DIGEST, "list.csv", most + 1)).reasons())
        .containsExactly("TOO_MANY_ROWS");
    assertThat(journal.run(Actor.REGISTRY, new OpenList(DIGEST, "list.csv", most)).reasons())
        .containsExactly("NOT_AN_OFFICIAL");
    assertThat(journal.run(official, new OpenList(DIGEST, "list.csv", most)).reasons()).isEmpty();
  }
}
