package perennial.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/**
 * An official erases the personal parts of some objects, which have the same parties.
 *
 * @param parties all licensees in whose chains the objects' entries stand
 */
public record ErasePersonal(
    List<Erasing> objects, Set<LicenseeId> parties, String reason, String authority)
    implements Command {

  /** Objects of one entry: its facts stay small, and heads are locked for moments only. */
  static final int OBJECTS_MAX = 100;

  /** Characters of a reason or an authority: a sentence, and the number of an order. */
  public static final int TEXT_LENGTH_MAX = 500;

  /** Reasons against it. */
  public enum Reason implements Refusal.Reason {
    /** Somebody added a part since the erasure was planned; it is to be planned again. */
    PART_ADDED,
    TEXT_MISSING,
    TEXT_TOO_LONG
  }

  /**
   * What is to be erased of one object.
   *
   * @param owner whose object it is
   * @param parts how many personal parts there are
   * @param newest the entry of the newest of them
   */
  public record Erasing(ObjectRef object, LicenseeId owner, long parts, long newest) {}

  public ErasePersonal {
    if (objects.isEmpty() || objects.size() > OBJECTS_MAX) {
      throw new IllegalArgumentException("1 to " + OBJECTS_MAX + " objects in one act");
    }
    objects = List.copyOf(objects);
    parties = Set.copyOf(parties);
  }

  @Override
  public String act() {
    return "personal.erase";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    objects.forEach(each -> prefetch.row(Erasure.TABLE, each.object.kind(), each.object.serial()));
  }

  @Override
  public Decision<Outcome> decide(Deciding d) {
    List<Refusal> faults = faults(reason, authority);
    if (!faults.isEmpty()) {
      return Outcome.refused(faults);
    }
    var events = new ArrayList<Event>();
    for (Erasing each : objects) {
      Erasure before = d.state().find(Erasure.TABLE, each.object.kind(), each.object.serial());
      if (before == null || before.entryId() < each.newest) {
        events.add(new PersonalErased(each.owner, each.object, each.parts, reason, authority));
      }
    }
    return Outcome.accepted(objects.getFirst().object, events);
  }

  static List<Refusal> faults(String reason, String authority) {
    var faults = new ArrayList<Refusal>();
    fault("reason", reason, faults);
    fault("authority", authority, faults);
    return faults;
  }

  private static void fault(String field, String text, List<Refusal> faults) {
    if (text.isBlank()) {
      faults.add(Refusal.of(field, Reason.TEXT_MISSING, "The " + field + " must be stated."));
    } else if (text.length() > TEXT_LENGTH_MAX) {
      String sentence = "The " + field + " has over " + TEXT_LENGTH_MAX + " characters.";
      faults.add(Refusal.of(field, Reason.TEXT_TOO_LONG, sentence));
    }
  }

  static Decision<Outcome> outdated() {
    String sentence = "A personal part was added since this was planned; look again.";
    return Outcome.refused(List.of(Refusal.of("object", Reason.PART_ADDED, sentence)));
  }
}
