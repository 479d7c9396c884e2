package perennial.laboratory;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;

/**
 * A result with what became of it, step by step, the first first.
 *
 * @param result as it is now
 * @param retests what was tested again, of the client's lots
 */
public record ResultHistory(LabResult result, List<ResultStep> steps, RetestsOfResult retests) {
  /** A laboratory changes a result some times in its life. */
  private static final int STEPS_MAX = 10_000;

  public ResultHistory {
    steps = List.copyOf(steps);
  }

  /** For whoever may read the result; empty for all others. */
  public static Optional<ResultHistory> find(Reader reader, LicenseeId asking, long serial) {
    LabResult result = new ResultAccess(reader).find(asking, List.of(serial)).get(serial);
    if (result == null) {
      return Optional.empty();
    }
    Set<LicenseeId> parties = new LinkedHashSet<>();
    parties.add(result.labId());
    if (result.clientId() != null) {
      parties.add(result.clientId());
    }
    Reader.Reading reading = reader.as(parties);
    Supplier<List<ResultStep>> steps =
        reading.where(Laboratory.RESULT_STEP, "serial", List.of(serial), STEPS_MAX);
    Supplier<RetestsOfResult> retests = RetestsOfResult.ask(reading, serial);
    reading.go();
    return Optional.of(
        new ResultHistory(
            result,
            steps.get().stream().sorted(Comparator.comparingLong(ResultStep::entryId)).toList(),
            retests.get()));
  }
}
