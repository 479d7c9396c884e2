package perennial.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registry does not start; the message tells the operator why and what to do. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  StartRefused(String message, List<String> points) {
    super(message + "\n  - " + String.join("\n  - ", points));
  }
}
