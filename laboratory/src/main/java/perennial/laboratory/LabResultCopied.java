package perennial.laboratory;

import perennial.kernel.LicenseeId;

/**
 * A result holds from now on for one more lot of its client. The event beside it attaches it there.
 *
 * @param lot serial of that lot
 */
public record LabResultCopied(LicenseeId labId, long serial, LicenseeId clientId, long lot)
    implements LabResultEvent {}
