package perennial.licensing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perennial.journal.Query;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * Which rows of an imported license list are asked for, each part with the others.
 *
 * @param fate null for every one
 * @param code the license code as the row has it; empty for every one
 * @param globalId the licensee's identifier as the row has it; empty for every one
 * @param why words of a reason; empty for every one
 */
public record ListRows(@Nullable ListFate fate, String code, String globalId, String why) {
  /** All of them. */
  public static final ListRows ALL = new ListRows(null, "", "", "");

  /** The rows of a list, the last line first. */
  public Query<ListRow> of(long list) {
    Query<ListRow> query =
        Query.newestFirst(Licensing.LIST_ROW, "line")
            .equal("licenseeId", LicenseeId.REGISTRY)
            .equal("list", list);
    if (fate != null) {
      query = query.equal("fate", fate);
    }
    if (!code.isEmpty()) {
      query = query.equal("code", code.toUpperCase(Locale.ROOT));
    }
    if (!globalId.isEmpty()) {
      query = query.equal("globalId", globalId.toUpperCase(Locale.ROOT));
    }
    return why.isEmpty() ? query : query.containing("why", why);
  }

  /** The lists that were imported, the newest first. */
  public static Query<ImportedList> lists() {
    return Query.newestFirst(Licensing.IMPORTED_LIST, "serial")
        .equal("licenseeId", LicenseeId.REGISTRY);
  }

  /** What a list is called, such as {@code LL1}. */
  public static ObjectRef nameOf(long list) {
    return new ObjectRef(Licensing.LIST_KIND, list);
  }
}
