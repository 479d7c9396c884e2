package perennial.laboratory;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.rulebook.RulePack;

/** Lists the results that wait for something, for their laboratory and for their client. */
public final class OwedResults {
  /** A page that a person reads; each is judged anew, in microseconds. */
  public static final int PAGE_MAX = 100;

  private OwedResults() {}

  /**
   * Asks for one page, newest first; take the answer after the reading went.
   *
   * @param before serial of the last result of the page before; null for the first page
   */
  public static Supplier<List<Owed>> ask(
      Reader.Reading reading, LicenseeId asking, @Nullable Long before, RulePack rules) {
    Query<LabResult> query =
        Query.newestFirst(Laboratory.LAB_RESULT, "serial")
            .either("labId", "clientId", asking)
            .equal("verdict", ResultVerdict.INDETERMINATE)
            .absent("voidedAt")
            .absent("deletedAt")
            .limit(PAGE_MAX);
    if (before != null) {
      query.before(before);
    }
    Supplier<List<LabResult>> found = reading.rows(query);
    return () -> found.get().stream().map(result -> owed(result, rules)).toList();
  }

  private static Owed owed(LabResult result, RulePack rules) {
    return Optional.of(result.collectionDate())
        .flatMap(rules::findInForce)
        .map(set -> Owed.of(result, set))
        .orElseGet(() -> new Owed(result, List.of(), List.of()));
  }
}
