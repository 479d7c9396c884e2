package perennial.server.log;

import perennial.journal.log.VerifierKey;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/** The log's public key as text; who relies on it compares it with one had by another way. */
public final class KeyEndpoint implements Endpoint {
  private final String text;

  public KeyEndpoint(VerifierKey key) {
    this.text = key.text() + "\n";
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return "/log/key";
  }

  @Override
  public String summary() {
    return "Gives the public key that signs the log's checkpoints.";
  }

  @Override
  public Answer handle(Request request) {
    return Answer.text(200, CheckpointEndpoint.TEXT, text);
  }
}
