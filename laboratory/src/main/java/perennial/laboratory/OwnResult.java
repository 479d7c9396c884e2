package perennial.laboratory;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;

/** Looks up a laboratory's own result before an act on it: acts name their parties beforehand. */
public final class OwnResult {
  private OwnResult() {}

  /**
   * Asks together with the reading's other questions. Empty where there is none of the laboratory;
   * one that was removed is found too.
   */
  public static Supplier<Optional<LabResult>> ask(
      Reader.Reading reading, LicenseeId lab, long serial) {
    var found = reading.find(Laboratory.LAB_RESULT, List.of(List.of(lab, serial)));
    return () -> found.get().values().stream().findFirst();
  }
}
