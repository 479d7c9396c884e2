package perennial.identifiers;

import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;

/**
 * Another name of an object.
 *
 * @param scheme which system's name it is: {@code leafdata}, {@code biotrack} or {@code
 *     contingency}
 */
public record Alias(String scheme, Kind kind, String value, LicenseeId licenseeId, long serial) {}
