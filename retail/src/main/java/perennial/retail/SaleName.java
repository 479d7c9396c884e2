package perennial.retail;

import perennial.kernel.LicenseeId;

/**
 * That an external id stands for a sale of a licensee's.
 *
 * @param sale serial of the first sale that had it
 * @param shared whether a later one had it too, so that it tells no sale from another
 */
public record SaleName(LicenseeId licenseeId, String externalId, long sale, boolean shared) {}
