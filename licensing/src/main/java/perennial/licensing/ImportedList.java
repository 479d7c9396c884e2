package perennial.licensing;

import java.time.Instant;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * A license list that was imported; the registry owns the row.
 *
 * @param digest SHA-256 of the file in hexadecimal: the same file is the same list
 */
public record ImportedList(
    LicenseeId licenseeId, long serial, String digest, String name, int rowCount, Instant takenAt) {
  public ObjectRef ref() {
    return new ObjectRef(Licensing.LIST_KIND, serial);
  }
}
