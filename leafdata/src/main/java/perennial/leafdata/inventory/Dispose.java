package perennial.leafdata.inventory;

import java.time.Instant;
import java.util.Optional;
import perennial.inventory.CompleteDisposal;
import perennial.inventory.Inventory;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;

/**
 * {@code POST /disposals/dispose}: records that waste was destroyed, and answers the disposal.
 * Clients name the time {@code disposed_at} or {@code disposal_at}.
 */
public final class Dispose extends Write {
  public Dispose(Desk desk) {
    super(desk, Method.POST, "/disposals/dispose", "Records that waste was destroyed.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.DISPOSALS.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          CompleteDisposal command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.row((item, outcome, after) ->
                  UpdateDisposal.full(after, caller, outcome.subject().serial())));
        });
  }

  private CompleteDisposal command(Fields fields) {
    Optional<Instant> disposed =
        fields
            .moment("disposed_at", Need.OPTIONAL)
            .or(() -> fields.moment("disposal_at", Need.OPTIONAL))
            .map(Dispose::instant);
    return new CompleteDisposal(
        desk().rules(),
        References.serial(fields, "global_id", Need.REQUIRED, Inventory.DISPOSAL_KIND),
        disposed.orElse(null));
  }

  /** A day alone means some time of it; its last is the earliest that cannot be too early. */
  private static Instant instant(LeafMoment moment) {
    return switch (moment) {
      case LeafMoment.Day day -> day.end().minusSeconds(1);
      case LeafMoment.At at -> at.start();
    };
  }
}
