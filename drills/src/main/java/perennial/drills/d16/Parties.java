package perennial.drills.d16;

import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;

/** Who writes and who looks. */
record Parties(Farm sender, Farm receiver, Farm laboratory, Farm shop) {
  List<Caller> callers() {
    return List.of(sender.caller(), receiver.caller(), laboratory.caller(), shop.caller());
  }
}
