package perennial.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.Decision;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** The smallest room that uses everything the journal offers: boxes with a name and a weight. */
final class ToyRoom implements Room {
  static final Kind BOX = new Kind("ZZ");

  record Box(
      LicenseeId licenseeId,
      long serial,
      String name,
      Amount weight,
      @Nullable String note,
      Stated stated,
      @Nullable Bytes personal,
      Instant createdAt,
      @Nullable Instant deletedAt) {}

  static final Table<Box> BOXES =
      Table.of("toy", "box", Box.class)
          .key("licenseeId", "serial")
          .streamOf(BOX, "serial")
          .check("weight >= 0")
          .index("licenseeId", "name")
          .build();

  static final Index<Box> BY_NAME = new Index<>(BOXES, List.of("licenseeId", "name"), 3);

  sealed interface ToyEvent extends Event {}

  record Boxed(LicenseeId licenseeId, long serial, String name, Amount weight, Stated stated)
      implements ToyEvent {}

  record Reweighed(LicenseeId licenseeId, long serial, Amount delta) implements ToyEvent {}

  enum Reason implements Refusal.Reason {
    NAME_EMPTY,
    BOX_UNKNOWN,
    TOO_LIGHT
  }

  record MakeBox(String name, Amount weight, Stated stated, Outcome.@Nullable Personal personal)
      implements Command {
    @Override
    public String act() {
      return "box.make";
    }

    @Override
    public Decision<Outcome> decide(Deciding d) {
      if (name.isEmpty()) {
        return Outcome.refused(List.of(Refusal.of("name", Reason.NAME_EMPTY, "A name is needed.")));
      }
      ObjectRef box = d.minter().mint(BOX);
      var event = new Boxed(d.actor().licensee(), box.serial(), name, weight, stated);
      var sealed = personal == null ? null : new Outcome.Personal(box, personal.fields());
      return new Decision.Accepted<>(new Outcome(List.of(event), box, List.of(box), sealed));
    }

    @Override
    public boolean stands(State state, List<ObjectRef> made) {
      return true;
    }
  }

  record Reweigh(LicenseeId owner, long serial, Amount delta) implements Command {
    @Override
    public String act() {
      return "box.reweigh";
    }

    @Override
    public Set<LicenseeId> parties() {
      return Set.of(owner);
    }

    @Override
    public void prefetch(Actor actor, Prefetch prefetch) {
      prefetch.row(BOXES, owner, serial);
    }

    @Override
    public Decision<Outcome> decide(Deciding d) {
      Box box = d.state().find(BOXES, owner, serial);
      if (box == null) {
        return Outcome.refused(
            List.of(Refusal.of("global_id", Reason.BOX_UNKNOWN, "There is no such box.")));
      }
      if (box.weight().plus(delta).isNegative()) {
        return Outcome.refused(
            List.of(Refusal.of("delta", Reason.TOO_LIGHT, "A box weighs nothing less than 0.")));
      }
      return Outcome.accepted(
          new ObjectRef(BOX, serial), List.of(new Reweighed(owner, serial, delta)));
    }
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(BOXES);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of("toy.boxed.1", Boxed.class, "toy.reweighed.1", Reweighed.class);
  }

  private static Box erased(Box b) {
    return new Box(
        b.licenseeId(),
        b.serial(),
        b.name(),
        b.weight(),
        b.note(),
        b.stated(),
        null,
        b.createdAt(),
        b.deletedAt());
  }

  @Override
  public Projector projector() {
    return (event, occasion, rows) -> {
      if (event instanceof PersonalErased erased && erased.object().kind().equals(BOX)) {
        rows.change(BOXES, ToyRoom::erased, erased.licenseeId(), erased.object().serial());
      }
      if (event instanceof ToyEvent toy) {
        switch (toy) {
          case Boxed e ->
              rows.create(
                  BOXES,
                  new Box(
                      e.licenseeId(),
                      e.serial(),
                      e.name(),
                      e.weight(),
                      null,
                      e.stated(),
                      occasion.sealedPersonal(),
                      occasion.recordedAt(),
                      null));
          case Reweighed e ->
              rows.change(
                  BOXES,
                  b ->
                      new Box(
                          b.licenseeId(),
                          b.serial(),
                          b.name(),
                          b.weight().plus(e.delta()),
                          b.note(),
                          b.stated(),
                          b.personal(),
                          b.createdAt(),
                          b.deletedAt()),
                  e.licenseeId(),
                  e.serial());
        }
      }
    };
  }
}
