package perennial.leafdata.laboratory;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.leafdata.door.Caller;

/** Finds the client of a result that is to be changed: acts name their parties beforehand. */
final class Clients {
  private Clients() {}

  /** Null where the result has no client, or is none of the caller's. */
  static @Nullable LicenseeId find(Reader reader, Caller caller, @Nullable Long result) {
    if (result == null) {
      return null;
    }
    Reader.Reading reading = reader.as(caller.licensee());
    Supplier<Map<List<Object>, LabResult>> found =
        reading.find(Laboratory.LAB_RESULT, List.of(List.of(caller.licensee(), result)));
    reading.go();
    return found.get().values().stream()
        .map(LabResult::clientId)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
