package perennial.licensing;

import java.time.Instant;
import perennial.kernel.LicenseeId;

/**
 * What became of a row of a license list; the registry owns it.
 *
 * @param list serial of the list
 * @param line in the file, the head being 1
 * @param globalId as the row has it
 * @param code as the row has it
 * @param why a line for each reason
 * @param proposals a line for each difference
 */
public record ListRow(
    LicenseeId licenseeId,
    long list,
    int line,
    String globalId,
    String code,
    ListFate fate,
    String why,
    String proposals,
    Instant takenAt) {}
