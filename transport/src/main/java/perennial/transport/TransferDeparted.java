package perennial.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The goods of a transfer left; they are the sender's until they are received. */
public record TransferDeparted(long serial, List<Departed> items) implements TransportEvent {
  /**
   * One item as it left.
   *
   * @param portion the how-manyth portion of its lot
   * @param wholeSplit and {@code labResult} see {@link TransferItem}
   */
  public record Departed(long item, long portion, boolean wholeSplit, @Nullable String labResult) {}

  public TransferDeparted {
    items = List.copyOf(items);
  }
}
