package perennial.leafdata.laboratory;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.laboratory.LabJudge;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.ReportResult;
import perennial.laboratory.SampleClients;
import perennial.laboratory.TestingStatus;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /lab_results}: reports results, and answers the list of them. */
public final class CreateLabResults extends Write {
  private final LabJudge judge;

  public CreateLabResults(Desk desk) {
    super(desk, Method.POST, "/lab_results", "Reports lab results.");
    this.judge = new LabJudge(desk.rules());
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.LAB_RESULTS.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<SentResult> sent =
        Fields.rows(rows, problems).stream()
            .map(fields -> SentResult.read(fields, Need.REQUIRED))
            .toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        problems.isEmpty() ? commands(sent, caller) : List.of(),
        Prepared.ItemAnswer.row((item, outcome, after) ->
            new ResultRows(new StateFacts(after))
                .created(rows.get(item), result(caller, outcome, after))));
  }

  private List<ReportResult> commands(List<SentResult> sent, Caller caller) {
    SampleClients.Found found =
        new SampleClients(desk().reader())
            .find(
                caller.licensee(),
                SentResult.asked(sent),
                sent.stream().map(SentResult::stated).toList());
    var commands = new ArrayList<ReportResult>(sent.size());
    for (SentResult each : sent) {
      SampleClients.Client client = requireNonNull(found.clients().get(each.asked()));
      commands.add(
          new ReportResult(
              caller.licensee(),
              each.sampleLot(),
              client.licensee(),
              client.lot(),
              each.forLicensee(),
              each.testing() == null ? TestingStatus.NOT_STARTED : each.testing(),
              each.receivedAt(),
              each.testedAt(),
              each.externalId(),
              each.stated(),
              found.others(),
              judge));
    }
    return commands;
  }

  static LabResult result(Caller caller, Outcome outcome, State after) {
    return requireNonNull(
        after.find(Laboratory.LAB_RESULT, caller.licensee(), outcome.subject().serial()));
  }
}
