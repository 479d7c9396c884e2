package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.journal.log.Merkle;
import perennial.kernel.Bytes;
import perennial.web.Answer;

class EntriesTest {
  private static final Answer ANSWER = Answer.text(200, "application/json", "{}");
  private static final Bytes ENTRY = new Bytes(new byte[32]);

  private static Answer named(int entries) {
    return Entries.named(ANSWER, Collections.nCopies(entries, ENTRY));
  }

  @Test
  void namesTheLeafAndNotTheCommitment() {
    assertThat(named(1).headers().all(Entries.HEADER))
        .isEqualTo(List.of(Merkle.leaf(new byte[32]).toString()));
  }

  @Test
  void namesAsManyAsAFieldHoldsAndCountsTheRest() {
    assertThat(named(Entries.NAMED_MAX).headers().contains(Entries.COUNT_HEADER)).isFalse();
    Answer more = named(Entries.NAMED_MAX + 1);
    assertThat(more.headers().first(Entries.HEADER).orElseThrow().split(",", -1))
        .hasSize(Entries.NAMED_MAX);
    assertThat(more.headers().first(Entries.COUNT_HEADER)).contains("81");
  }

  @Test
  void addsNothingToAWriteWithoutEntries() {
    assertThat(named(0)).isEqualTo(ANSWER);
  }
}
