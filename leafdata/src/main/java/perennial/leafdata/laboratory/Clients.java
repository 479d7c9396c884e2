package perennial.leafdata.laboratory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.OtherLabs;
import perennial.leafdata.door.Caller;

/** Finds who is concerned by a change of a result: acts name their parties beforehand. */
final class Clients {
  private Clients() {}

  /**
   * What was found.
   *
   * @param client null where the result has none, or is none of the caller's
   * @param others laboratories that the change names for groups which they tested
   */
  record Found(@Nullable LicenseeId client, OtherLabs others) {}

  /** Null where the result has no client, or is none of the caller's. */
  static @Nullable LicenseeId find(Reader reader, Caller caller, @Nullable Long result) {
    return find(reader, caller, result, Stated.NONE).client();
  }

  static Found find(Reader reader, Caller caller, @Nullable Long result, Stated changes) {
    Reader.Reading reading = reader.as(caller.licensee());
    Supplier<OtherLabs> others = OtherLabs.ask(reading, List.of(changes));
    Supplier<Map<List<Object>, LabResult>> found =
        reading.find(
            Laboratory.LAB_RESULT,
            result == null ? List.of() : List.of(List.of(caller.licensee(), result)));
    reading.go();
    LicenseeId client =
        found.get().values().stream()
            .findFirst()
            .flatMap(each -> Optional.ofNullable(each.clientId()))
            .orElse(null);
    return new Found(client, others.get());
  }
}
