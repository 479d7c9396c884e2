package perennial.inventory;

import java.time.Instant;
import perennial.kernel.Amount;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/** A breach as listed: which entry accepted it, and what it is about. */
public record Breach(
    LicenseeId licenseeId,
    long entryId,
    Kind kind,
    long serial,
    String code,
    String text,
    Amount excess,
    Unit unit,
    Instant recordedAt) {}
