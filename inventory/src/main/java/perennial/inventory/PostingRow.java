package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/** A posting as kept: the n-th of its entry, numbered from 0. */
public record PostingRow(
    LicenseeId licenseeId,
    long entryId,
    int n,
    Account account,
    @Nullable Kind kind,
    @Nullable Long serial,
    long transfer,
    Unit unit,
    Amount amount,
    String reason) {}
