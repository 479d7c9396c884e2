package perennial.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;

/**
 * Breaches, newest first, a page at a time.
 *
 * @param next where the next page begins; null where there is none
 */
public record BreachList(List<Breach> breaches, @Nullable Long next) {
  /** A page that a person can look through, and a program asks for often enough. */
  public static final int PAGE_MAX = 500;

  public BreachList {
    breaches = List.copyOf(breaches);
  }

  /**
   * Which breaches.
   *
   * @param rule the code, such as {@code transfer-matrix}; null for every one
   * @param since the first instant of recording; null for ever
   * @param until the first instant no longer asked for; null for ever
   * @param before where the page begins, as the page before it said
   */
  public record Filter(
      @Nullable String rule,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable Long before) {}

  /** A page of those of some licensees, read in their names. */
  public static BreachList of(Reader reader, Set<LicenseeId> licensees, Filter filter) {
    if (licensees.isEmpty()) {
      return new BreachList(List.of(), null);
    }
    Reader.Reading reading = reader.as(licensees);
    Supplier<List<Breach>> found = reading.rows(query(licensees, filter));
    reading.go();
    return page(found.get());
  }

  private static Query<Breach> query(Set<LicenseeId> licensees, Filter filter) {
    Query<Breach> query = Query.newestFirst(Inventory.BREACH, "entryId").limit(PAGE_MAX + 1);
    if (licensees.size() == 1) {
      query.equal("licenseeId", licensees.iterator().next());
    }
    if (filter.rule() != null) {
      query.equal("code", filter.rule());
    }
    if (filter.since() != null) {
      query.atLeast("recordedAt", filter.since());
    }
    if (filter.until() != null) {
      query.below("recordedAt", filter.until());
    }
    return filter.before() == null ? query : query.before(filter.before());
  }

  /**
   * Of one entry all are on one page, since the next begins before an entry. No act has so many
   * that they alone fill a page: it has one for each kind of rule and object that it names.
   */
  static BreachList page(List<Breach> found) {
    if (found.size() <= PAGE_MAX) {
      return new BreachList(found, null);
    }
    long cut = found.getLast().entryId();
    List<Breach> whole = found.stream().filter(each -> each.entryId() != cut).toList();
    List<Breach> shown = whole.isEmpty() ? found : whole;
    return new BreachList(shown, shown.getLast().entryId());
  }

  /** Every licensee, whose breaches officials may see. */
  public static Set<LicenseeId> everybody(Reader reader) {
    var all = new LinkedHashSet<LicenseeId>();
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var page = new ArrayList<Licensee>();
    do {
      Query<Licensee> query = Query.newestFirst(Licensing.LICENSEE, "licenseeId");
      if (!page.isEmpty()) {
        query.before(page.getLast().licenseeId().value());
      }
      Supplier<List<Licensee>> found = reading.rows(query);
      reading.go();
      page.clear();
      page.addAll(found.get());
      page.forEach(each -> all.add(each.licenseeId()));
    } while (page.size() == Query.LIMIT_MAX);
    return all;
  }
}
