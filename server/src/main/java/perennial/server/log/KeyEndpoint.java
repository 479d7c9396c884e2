package perennial.server.log;

import perennial.journal.log.VerifierKey;
import perennial.web.Answer;
import perennial.web.Request;

/** The log's public key as text; who relies on it compares it with one had by another way. */
public final class KeyEndpoint extends LogEndpoint {
  private final String text;

  public KeyEndpoint(VerifierKey key) {
    super("/key", "Gives the public key that signs the log's checkpoints.");
    this.text = key.text() + "\n";
  }

  @Override
  public Answer handle(Request request) {
    return Answer.text(200, TEXT, text);
  }
}
