package perennial.drills.d18;

import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Reply;
import perennial.drills.story.Tally;

/** A call that writes. */
record Call(String path, String body) {
  private static final int UNPROCESSABLE = 422;

  /** Sends it and counts whether it is refused in words. */
  void mustBeRefused(Tally tally, Caller caller) {
    Reply reply = caller.post(path, body);
    tally.see(reply.status() == UNPROCESSABLE, () -> path + " " + body + " was answered " + reply);
  }

  /** The body of an adjustment of grams. */
  static String adjustment(String lot, String qty, String reason) {
    return ("{'inventory_adjustment':[{'adjusted_at':'%s','qty':'%s','uom':'gm','reason':'%s',"
            + "'memo':'','global_inventory_id':'%s'}]}")
        .formatted(Farm.today(), qty, reason, lot);
  }
}
