package perennial.laboratory;

import perennial.kernel.LicenseeId;

/** A result on which no lot relied was removed from the lists. */
public record LabResultRemoved(LicenseeId labId, long serial) implements LabResultEvent {}
