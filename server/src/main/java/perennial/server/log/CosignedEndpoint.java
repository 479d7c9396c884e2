package perennial.server.log;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.FailureKind;
import perennial.web.Method;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** The newest checkpoint that a witness cosigned. */
final class CosignedEndpoint implements Endpoint {
  private final Supplier<byte @Nullable []> newest;

  CosignedEndpoint(Supplier<byte @Nullable []> newest) {
    this.newest = newest;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return "/checkpoint";
  }

  @Override
  public String summary() {
    return "Gives the newest checkpoint that this witness cosigned.";
  }

  @Override
  public Answer handle(Request request) {
    byte[] note = newest.get();
    if (note == null) {
      throw new RequestFailed(FailureKind.ROUTE_UNKNOWN, "Nothing has been cosigned yet.");
    }
    return Answer.of(200, LogEndpoint.TEXT, note).with("Cache-Control", "no-cache");
  }
}
