package perennial.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.journal.ToyRoom.Box;
import perennial.journal.ToyRoom.MakeBox;
import perennial.journal.ToyRoom.Reweigh;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/** What a decision may count on when it asks of state; run for each implementation. */
abstract class StateContract {
  static final LicenseeId ONE = new LicenseeId(1);
  static final LicenseeId OTHER = new LicenseeId(2);
  private static final Actor ACTOR = new Actor(ONE, 7, "WAJ000001");

  private TestJournal journal;

  abstract TestJournal open(Room... rooms);

  /** A command that only asks. */
  private record Asking(
      Set<LicenseeId> founds,
      Set<LicenseeId> parties,
      Consumer<State> question,
      boolean ahead,
      List<String> names)
      implements Command {
    /**
     * @param ahead one name is asked for as one question, several as several in one statement
     */
    Asking(
        Set<LicenseeId> founds, Set<LicenseeId> parties, Consumer<State> question, boolean ahead) {
      this(founds, parties, question, ahead, List.of("a"));
    }

    @Override
    public String act() {
      return "state.ask";
    }

    @Override
    public void prefetch(Actor actor, Prefetch prefetch) {
      if (ahead) {
        names.forEach(name -> prefetch.list(ToyRoom.BY_NAME, ONE, name));
        prefetch.row(ToyRoom.BOXES, ONE, 1L);
        prefetch.row(ToyRoom.BOXES, ONE, 99L);
      }
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      question.accept(deciding.state());
      return Outcome.accepted(new ObjectRef(ToyRoom.BOX, 1), List.of());
    }
  }

  private static Asking ask(Consumer<State> question) {
    return new Asking(Set.of(), Set.of(), question, false);
  }

  private static MakeBox box(String name, long weight) {
    return new MakeBox(name, Amount.of(weight), Stated.NONE, null);
  }

  private static @Nullable Box find(State state, LicenseeId owner, long serial) {
    return state.find(ToyRoom.BOXES, owner, serial);
  }

  @BeforeEach
  void open() {
    journal = open(new ToyRoom());
    journal.run(Actor.REGISTRY, new Asking(Set.of(ONE, OTHER), Set.of(), state -> {}, false));
  }

  @AfterEach
  void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
    journal.close();
  }

  @Test
  void findsWhatIsThereAndNothingElse() {
    journal.run(ACTOR, box("a", 5));

    journal.run(
        ACTOR,
        ask(state -> {
          assertThat(find(state, ONE, 1)).extracting(Box::name).isEqualTo("a");
          assertThat(find(state, ONE, 2)).isNull();
        }));
  }

  @Test
  void hidesWhatIsAnothersUnlessTheyAreAParty() {
    journal.run(ACTOR, box("a", 5));
    var other = new Actor(OTHER, 8, "WAJ000002");

    journal.run(other, ask(state -> assertThat(find(state, ONE, 1)).isNull()));
    journal.run(other, ask(s -> assertThat(s.list(ToyRoom.BY_NAME, ONE, "a")).isEmpty()));
    journal.run(
        other,
        new Asking(Set.of(), Set.of(ONE), s -> assertThat(find(s, ONE, 1)).isNotNull(), false));
  }

  @Test
  void fetchesManyAtOnce() {
    journal.run(ACTOR, box("a", 1), box("b", 2));

    journal.run(
        ACTOR,
        ask(state -> {
          state.fetch(ToyRoom.BOXES, List.of(List.of(ONE, 1L), List.of(ONE, 2L), List.of(ONE, 9L)));
          assertThat(find(state, ONE, 1)).extracting(Box::name).isEqualTo("a");
          assertThat(find(state, ONE, 2)).extracting(Box::name).isEqualTo("b");
          assertThat(find(state, ONE, 9)).isNull();
        }));
  }

  @Test
  void listsByValueInTheOrderOfKeys() {
    journal.run(ACTOR, box("a", 1), box("b", 2), box("a", 3));

    for (boolean ahead : new boolean[] {true, false}) {
      journal.run(
          ACTOR,
          new Asking(
              Set.of(),
              Set.of(),
              state -> {
                assertThat(state.list(ToyRoom.BY_NAME, ONE, "a"))
                    .extracting(Box::serial)
                    .containsExactly(1L, 3L);
                assertThat(state.list(ToyRoom.BY_NAME, ONE, "c")).isEmpty();
                assertThat(state.exists(ToyRoom.BY_NAME, ONE, "b")).isTrue();
                assertThat(state.exists(ToyRoom.BY_NAME, ONE, "c")).isFalse();
              },
              ahead));
    }
  }

  @Test
  void asksSeveralQuestionsAheadInOneStatement() {
    journal.run(ACTOR, box("a", 1), box("b", 2), box("a", 3), box("d", 4), box("d", 5));
    journal.run(ACTOR, box("d", 6), box("d", 7));

    Consumer<State> question =
        state -> {
          assertThat(state.list(ToyRoom.BY_NAME, ONE, "a"))
              .extracting(Box::serial)
              .containsExactly(1L, 3L);
          assertThat(state.list(ToyRoom.BY_NAME, ONE, "b")).hasSize(1);
          assertThat(state.list(ToyRoom.BY_NAME, ONE, "c")).isEmpty();
          assertThatThrownBy(() -> state.list(ToyRoom.BY_NAME, ONE, "d"))
              .isInstanceOf(State.TooManyRows.class);
        };
    journal.run(ACTOR, new Asking(Set.of(), Set.of(), question, true, List.of("a", "b", "c", "d")));
  }

  @Test
  void seesWhatEarlierCommandsOfTheCallDid() {
    journal.run(ACTOR, box("a", 1));

    journal.run(
        ACTOR,
        box("a", 2),
        new Reweigh(ONE, 1, Amount.of(10)),
        new Asking(
            Set.of(),
            Set.of(),
            state ->
                assertThat(state.list(ToyRoom.BY_NAME, ONE, "a"))
                    .extracting(Box::weight)
                    .containsExactly(Amount.of(11), Amount.of(2)),
            true));
  }

  @Test
  void neverCutsAnAnswerShort() {
    journal.run(ACTOR, box("a", 1), box("a", 2), box("a", 3));
    journal.run(ACTOR, ask(s -> assertThat(s.list(ToyRoom.BY_NAME, ONE, "a")).hasSize(3)));

    journal.run(ACTOR, box("a", 4));
    for (boolean ahead : new boolean[] {true, false}) {
      journal.run(
          ACTOR,
          new Asking(
              Set.of(),
              Set.of(),
              state -> {
                for (int time = 0; time < 2; time++) {
                  assertThatThrownBy(() -> state.list(ToyRoom.BY_NAME, ONE, "a"))
                      .isInstanceOf(State.TooManyRows.class);
                  assertThat(state.exists(ToyRoom.BY_NAME, ONE, "a")).isTrue();
                }
              },
              ahead));
    }
  }

  @Test
  void looksThroughMoreRowsThanAListMayHold() {
    journal.run(ACTOR, box("a", 1), box("b", 9), box("a", 2), box("a", 3));
    journal.run(ACTOR, box("a", 4), box("a", 5), box("a", 6), box("b", 7), box("a", 7));

    journal.run(
        ACTOR,
        ask(state -> {
          var seen = new ArrayList<Amount>();
          assertThat(state.any(ToyRoom.BY_NAME, rows -> collect(rows, seen), ONE, "a")).isFalse();
          assertThat(seen).containsExactly(weights(1, 2, 3, 4, 5, 6, 7));
          assertThat(anyWeighs(state, "a", 7)).isTrue();
          assertThat(anyWeighs(state, "a", 9)).isFalse();
          assertThat(anyWeighs(state, "c", 1)).isFalse();
          assertThat(find(state, ONE, 1)).as("read before").isNotNull();
          assertThat(anyWeighs(state, "a", 1)).isTrue();
          assertThat(state.list(ToyRoom.BY_NAME, ONE, "b")).hasSize(2);
          assertThat(anyWeighs(state, "b", 7)).as("listed before").isTrue();
        }));
    var other = new Actor(OTHER, 8, "WAJ000002");
    journal.run(other, ask(state -> assertThat(anyWeighs(state, "a", 7)).isFalse()));
  }

  @Test
  void looksThroughWhatEarlierCommandsOfTheCallDid() {
    journal.run(ACTOR, box("a", 1), box("a", 2), box("a", 3));
    journal.run(ACTOR, box("a", 4));

    journal.run(
        ACTOR,
        box("a", 5),
        new Reweigh(ONE, 2, Amount.of(10)),
        ask(state -> {
          assertThat(anyWeighs(state, "a", 5)).as("made").isTrue();
          assertThat(anyWeighs(state, "a", 12)).as("reweighed").isTrue();
          assertThat(anyWeighs(state, "a", 2)).as("as it was").isFalse();
          assertThat(anyWeighs(state, "a", 4)).isTrue();
        }));
  }

  @Test
  void asksManyQuestionsAtOnce() {
    journal.run(ACTOR, box("a", 1), box("b", 2), box("a", 3), box("d", 4), box("d", 5));
    journal.run(ACTOR, box("d", 6), box("d", 7));

    journal.run(
        ACTOR,
        ask(state -> {
          state.ask(ToyRoom.BY_NAME, List.of());
          state.ask(
              ToyRoom.BY_NAME,
              List.of(List.of(ONE, "a"), List.of(ONE, "c"), List.of(ONE, "d"), List.of(ONE, "a")));
          assertThat(state.list(ToyRoom.BY_NAME, ONE, "a"))
              .extracting(Box::serial)
              .containsExactly(1L, 3L);
          assertThat(state.list(ToyRoom.BY_NAME, ONE, "c")).isEmpty();
          assertThatThrownBy(() -> state.list(ToyRoom.BY_NAME, ONE, "d"))
              .isInstanceOf(State.TooManyRows.class);
        }));
  }

  private static boolean collect(List<Box> rows, List<Amount> into) {
    rows.forEach(row -> into.add(row.weight()));
    return false;
  }

  private static Amount[] weights(long... all) {
    return Arrays.stream(all).mapToObj(Amount::of).toArray(Amount[]::new);
  }

  private static boolean anyWeighs(State state, String name, long weight) {
    return state.any(
        ToyRoom.BY_NAME,
        rows -> rows.stream().anyMatch(box -> box.weight().equals(Amount.of(weight))),
        ONE,
        name);
  }

  @Test
  void refusesAllOfACallForOne() {
    TestJournal.Answered answered = journal.run(ACTOR, box("a", 1), box("", 1));

    assertThat(answered.reasons()).containsExactly("NAME_EMPTY");
    assertThat(answered.refusals().getFirst().row()).isEqualTo(1);
    assertThat(journal.rows(ToyRoom.BOXES)).isEmpty();
  }
}
