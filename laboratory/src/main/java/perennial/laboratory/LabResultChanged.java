package perennial.laboratory;

import perennial.kernel.LicenseeId;

/**
 * A result that was not completed yet got more or other values.
 *
 * @param judged the verdict from now on, by the rules of the collection date
 */
public record LabResultChanged(LicenseeId labId, long serial, ResultChange change, Judged judged)
    implements LabResultEvent {}
