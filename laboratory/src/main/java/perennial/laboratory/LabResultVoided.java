package perennial.laboratory;

import perennial.kernel.LicenseeId;

/** A laboratory took a result back, and said why; it stays on record. */
public record LabResultVoided(LicenseeId labId, long serial, String reason)
    implements LabResultEvent {}
