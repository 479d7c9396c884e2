package perennial.transport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;

/** The receiver said of every item how much came; the lots made of them are in the same entry. */
public record TransferReceived(long serial, Instant receivedAt, List<Received> items)
    implements TransportEvent {
  /**
   * One item as received.
   *
   * @param qty 0 where it was rejected; all serials are null then
   */
  public record Received(
      long item,
      Amount qty,
      @Nullable Long lot,
      @Nullable Long batch,
      @Nullable Long area,
      @Nullable Long strain,
      @Nullable Long productType) {}

  public TransferReceived {
    items = List.copyOf(items);
  }
}
