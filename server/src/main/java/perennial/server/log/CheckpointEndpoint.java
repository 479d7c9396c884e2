package perennial.server.log;

import perennial.journal.LogReader;
import perennial.web.Answer;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** The newest signed head of the log: C2SP tlog-tiles. */
public final class CheckpointEndpoint extends LogEndpoint {
  private final LogReader log;

  public CheckpointEndpoint(LogReader log) {
    super("/checkpoint", "Gives the newest checkpoint of the log.");
    this.log = log;
  }

  @Override
  public Answer handle(Request request) {
    byte[] note = log.checkpoint();
    if (note == null) {
      throw new RequestFailed(FailureKind.ROUTE_UNKNOWN, "There is no checkpoint yet.");
    }
    return Answer.of(200, TEXT, note).with("Cache-Control", "no-cache");
  }
}
