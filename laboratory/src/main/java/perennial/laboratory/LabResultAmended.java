package perennial.laboratory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A completed result was changed, and says so for ever.
 *
 * @param before the changed fields with the values that stood until now; a field that was absent is
 *     absent here
 * @param judged the verdict from now on, by the rules of the collection date
 * @param reason why, in the laboratory's words; null where it gave none, as clients of the LeafData
 *     wire do
 */
public record LabResultAmended(
    LicenseeId labId,
    long serial,
    ResultChange change,
    Stated before,
    Judged judged,
    @Nullable String reason)
    implements LabResultEvent {}
