package perennial.transport;

import java.util.List;

/** The sender took rejected items back; their whole quantity is in the sender's hands again. */
public record RejectedTakenBack(long serial, List<Long> items) implements TransportEvent {
  public RejectedTakenBack {
    items = List.copyOf(items);
  }
}
