package perennial.drills.d15;

import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Things;
import perennial.drills.stage.World;

/**
 * Who is who: the first grower is reached for, the second one reaches.
 *
 * @param of what the places of reaches are filled in with, of the victim
 * @param own the same of the intruder
 * @param strangers licensees of other types, who have had nothing to do with either
 */
record Cast(World world, Things of, Things own, List<Caller> strangers) {
  Caller victim() {
    return world.grower().caller();
  }

  Caller intruder() {
    return world.neighbor().caller();
  }

  /** What must not be told to anybody but the victim. */
  Needles secrets() {
    return Needles.belongingTo(World.OUR_MARK, victim().code());
  }
}
