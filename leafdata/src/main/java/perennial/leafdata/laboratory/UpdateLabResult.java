package perennial.leafdata.laboratory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;
import perennial.laboratory.ChangeResult;
import perennial.laboratory.LabJudge;
import perennial.laboratory.ResultChange;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /lab_results/update}: changes what is stated of a result, and answers all of it. */
public final class UpdateLabResult extends Write {
  private static final String REASON = "amendment_reason";

  private final LabJudge judge;

  public UpdateLabResult(Desk desk) {
    super(desk, Method.POST, "/lab_results/update", "Changes a lab result.");
    this.judge = new LabJudge(desk.rules());
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.LAB_RESULTS.wrapper().update(request.body()),
        rows -> prepare(rows.getFirst(), caller));
  }

  /** Why it is amended: a key that the old system had not, so that no client must send it. */
  private static @Nullable String reason(Stated stated) {
    String text = stated.text(REASON, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    // The whole text stays among what was stated.
    return text.substring(0, Math.min(text.length(), ChangeResult.REASON_LENGTH_MAX));
  }

  private Prepared prepare(ObjectNode row, Caller caller) {
    var problems = new Problems();
    Fields fields = Fields.of(row, problems);
    Long serial = References.serial(fields, "global_id", Need.REQUIRED, ResultRows.KIND);
    SentResult sent = SentResult.read(fields, Need.OPTIONAL);
    var change =
        new ResultChange(
            sent.testing(),
            sent.receivedAt(),
            sent.testedAt(),
            sent.externalId(),
            sent.forLicensee(),
            sent.stated());
    Clients.Found found = Clients.find(desk().reader(), caller, serial, sent.stated());
    var command =
        new ChangeResult(
            serial,
            found.client(),
            sent.sampleLot(),
            sent.clientLot(),
            change,
            reason(sent.stated()),
            found.others(),
            judge);
    return Prepared.single(
        problems,
        command,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            new ResultRows(new StateFacts(after))
                .full(CreateLabResults.result(caller, outcome, after))));
  }
}
