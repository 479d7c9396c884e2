package perennial.inventory;

import java.time.Instant;
import perennial.kernel.LicenseeId;

/**
 * Waste was destroyed; its quantity is posted beside it in the same entry.
 *
 * @param disposedAt as reported
 */
public record DisposalCompleted(LicenseeId licenseeId, long serial, Instant disposedAt)
    implements InventoryEvent {}
