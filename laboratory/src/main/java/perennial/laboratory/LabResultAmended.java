package perennial.laboratory;

import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A completed result was changed, and says so for ever.
 *
 * @param before the changed fields with the values that stood until now; a field that was absent is
 *     absent here
 * @param judged the verdict from now on, by the rules of the collection date
 */
public record LabResultAmended(
    LicenseeId labId, long serial, ResultChange change, Stated before, Judged judged)
    implements LabResultEvent {}
