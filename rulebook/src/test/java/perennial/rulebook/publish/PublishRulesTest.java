package perennial.rulebook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.journal.Actor;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.rulebook.Invented;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.load.RulePackRefused;

/** The journal's clock begins on the first of January 2026. */
class PublishRulesTest {
  private static final RulePack FOUNDING =
      RulePackLoader.load(Invented.sound(), "ruritania", "old");
  private static final LocalDate FROM = LocalDate.of(2026, 2, 1);

  private final MemoryJournal journal = new MemoryJournal(new Rulebook());

  private static Candidate candidate(LocalDate from) {
    return Candidate.load(Invented.sound(), FOUNDING.jurisdiction(), "grain-2", from);
  }

  private Answered publish(Candidate candidate, String reason) {
    return journal.run(
        Actor.REGISTRY, new PublishRules(candidate, FOUNDING, "ab", List.of("ana", "ben"), reason));
  }

  @Test
  void closesWhatWasInForceOnTheFirstDayOfTheNewSet() {
    assertThat(publish(candidate(FROM), " The new grain act. ").isAccepted()).isTrue();

    var published = journal.rows(Rulebook.PUBLISHED_SET);
    assertThat(published)
        .singleElement()
        .matches(row -> row.ruleVersion().toString().equals("grain-2/2"))
        .matches(row -> row.approvers().equals("ana, ben"))
        .matches(row -> row.reason().equals("The new grain act."));
    RulePack pack = RulesInForce.after(FOUNDING, published);
    assertThat(pack.getInForce(Instant.parse("2026-01-31T22:59:59Z")).version())
        .hasToString("grain-1/1");
    assertThat(pack.getInForce(Instant.parse("2026-01-31T23:00:00Z")).version())
        .hasToString("grain-2/2");
    assertThat(pack.getInForce(Instant.parse("1991-01-01T00:00:00Z")).version())
        .as("the past is as it was")
        .hasToString("grain-1/1");
    assertThat(journal.differences()).isEmpty();
  }

  @Test
  void refusesEverythingThatIsWrongAtOnce() {
    publish(candidate(FROM), "First.");

    var refused =
        journal.run(
            new Actor(new LicenseeId(0), 0, ""),
            new PublishRules(candidate(LocalDate.of(2026, 1, 1)), FOUNDING, "", List.of(), " "));

    assertThat(refused.reasons())
        .containsExactly("RETROACTIVE", "OVERLAPS", "VERSION_TAKEN", "REASON_MISSING");
    assertThat(refused.texts("effective-from").getFirst()).contains("2026-01-01");
    assertThat(journal.rows(Rulebook.PUBLISHED_SET)).hasSize(1);
  }

  @Test
  void refusesALongReasonAndASetOfTheFoundingPack() {
    String longest = "x".repeat(PublishRules.REASON_LENGTH_MAX);
    assertThat(publish(candidate(FROM), longest + "x").reasons())
        .containsExactly("REASON_TOO_LONG");
    assertThat(publish(candidate(FROM), longest).isAccepted()).isTrue();
    var old =
        Candidate.load(Invented.sound(), FOUNDING.jurisdiction(), "grain-1", FROM.plusDays(1));
    assertThat(publish(old, "Again.").reasons()).containsExactly("VERSION_TAKEN");
  }

  @Test
  void isTheRegistrysActAlone() {
    var refused =
        new PublishRules(candidate(FROM), FOUNDING, "", List.of(), "Mine.")
            .decide(
                new perennial.journal.Command.Deciding(
                    new Actor(new LicenseeId(7), 1, "RU7"),
                    new Nothing(),
                    new perennial.kernel.Moments(
                        Instant.parse("2026-01-01T08:00:00Z"),
                        Instant.parse("2026-01-01T08:00:00Z")),
                    kind -> 1));
    assertThat(refused.toString()).contains("Only the registry does this.");
  }

  /** No rows at all. */
  private static final class Nothing implements perennial.journal.State {
    @Override
    public <R extends Record> @org.jspecify.annotations.Nullable R find(
        perennial.journal.Table<R> table, Object... key) {
      return null;
    }

    @Override
    public <R extends Record> void fetch(
        perennial.journal.Table<R> table, java.util.Collection<List<Object>> keys) {}

    @Override
    public <R extends Record> List<R> list(perennial.journal.Index<R> index, Object... values) {
      return List.of();
    }
  }

  @Test
  void takesASetOnlyWithinItsOwnDays() {
    assertThatThrownBy(() -> candidate(LocalDate.of(2000, 12, 31)))
        .isInstanceOf(RulePackRefused.class)
        .hasMessageContaining("is not fit to begin 2000-12-31");
    assertThat(Candidate.load(Invented.sound(), FOUNDING.jurisdiction(), "grain-2", null).from())
        .isEqualTo(LocalDate.of(2001, 1, 1));
  }

  @Test
  void keepsTheFilesThatItTakesToLoadItAgain() {
    Candidate candidate = candidate(FROM);
    SetContent again = SetContent.unpack(candidate.content().packed());
    assertThat(again).isEqualTo(candidate.content());
    assertThat(again.hash()).isEqualTo(candidate.content().hash());
    assertThat(again.files())
        .hasSize(19)
        .allSatisfy((path, text) -> assertThat(path).contains("/grain-2/"));
    assertThat(RulePackLoader.loadSet(again, FOUNDING.jurisdiction(), "grain-2", FROM))
        .isNotEmpty();
    assertThatThrownBy(() -> SetContent.unpack(new Bytes(new byte[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
