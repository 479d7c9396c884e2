package perennial.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.MemoryJournal;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

class AliasesTest {
  private static final Kind LOT = new Kind("IN");
  private static final Kind PLANT = new Kind("PL");
  private static final String OLD = "1234567887654321";
  private static final LicenseeId ONE = new LicenseeId(1);
  private static final LicenseeId OTHER = new LicenseeId(2);
  private static final Actor ACTOR = new Actor(ONE, 7, "WAJ400001");

  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new MintingRoom());
  private final ObjectRef lot = new ObjectRef(LOT, 5);

  /** Stands for an event of a room that makes objects. */
  private record Minted(LicenseeId owner, long serial) implements Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(new ObjectRow(LOT, serial, owner, "WAJ400001"));
    }
  }

  private static final class MintingRoom implements perennial.journal.Room {
    @Override
    public String name() {
      return "minting";
    }

    @Override
    public List<perennial.journal.Table<?>> tables() {
      return List.of();
    }

    @Override
    public java.util.Map<String, Class<? extends Event>> events() {
      return java.util.Map.of("minting.minted.1", Minted.class);
    }

    @Override
    public perennial.journal.Projector projector() {
      return (event, occasion, rows) -> {};
    }
  }

  private record Telling(Set<LicenseeId> founds, Function<State, List<Event>> what)
      implements Command {
    @Override
    public String act() {
      return "lot.tell";
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      return Outcome.accepted(new ObjectRef(LOT, 5), what.apply(deciding.state()));
    }
  }

  private void tell(Event... events) {
    journal.run(ACTOR, new Telling(Set.of(), state -> List.of(events)));
  }

  private void ask(java.util.function.Consumer<State> question) {
    journal.run(
        ACTOR,
        new Telling(
            Set.of(),
            state -> {
              question.accept(state);
              return List.of();
            }));
  }

  private static @Nullable ObjectRef resolved(State state, LicenseeId by, Kind kind, String name) {
    return Aliases.resolve(state, by, kind, name);
  }

  @BeforeEach
  void found() {
    journal.run(Actor.REGISTRY, new Telling(Set.of(ONE, OTHER), state -> List.of()));
    tell(new Minted(ONE, 5), Aliases.legacy(ONE, lot, OLD));
  }

  @Test
  void resolvesToOnesOwnObjectAlone() {
    ask(state -> {
      assertThat(resolved(state, ONE, LOT, OLD)).isEqualTo(lot);
      assertThat(resolved(state, OTHER, LOT, OLD)).as("another licensee's").isNull();
      assertThat(resolved(state, ONE, PLANT, OLD)).as("another kind").isNull();
      assertThat(resolved(state, ONE, LOT, "1234567887654322")).isNull();
      assertThat(Aliases.isTaken(state, LOT, OLD)).isTrue();
      assertThat(Aliases.isTaken(state, PLANT, OLD)).isFalse();
    });
    assertThat(journal.differences()).isEmpty();
  }

  @Test
  void sixteenDigitsAreBioTracksAndOthersAreNot() {
    assertThat(Aliases.schemeOfLegacy(OLD)).isEqualTo(Aliases.BIOTRACK);
    for (String other : List.of("123456788765432", "12345678876543210", "C-17", "١".repeat(16))) {
      assertThat(Aliases.schemeOfLegacy(other)).isEqualTo(Aliases.CONTINGENCY);
    }
    tell(Aliases.legacy(ONE, lot, "C-17"));
    ask(state -> assertThat(resolved(state, ONE, LOT, "C-17")).isEqualTo(lot));
  }

  @Test
  void aNameNeverMovesToAnotherObject() {
    var stolen = Aliases.legacy(ONE, new ObjectRef(LOT, 6), OLD);

    assertThatThrownBy(() -> tell(new Minted(ONE, 6), stolen))
        .isInstanceOf(IllegalStateException.class);
  }
}
