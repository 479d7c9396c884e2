package perennial.leafdata.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.LeafDialect;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.References;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Filters;
import perennial.leafdata.format.JsonAnswer;
import perennial.leafdata.format.Resource;
import perennial.licensing.Directory;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.licensing.RegisterLicensee;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/**
 * {@code GET /mmes}: the directory of all licensees, which every licensee needs to address
 * transfers. The one list that is no page: clients take it whole, as a JSON list (wire.md 2).
 */
public final class ListLicensees implements Endpoint {
  /** All that one answer holds: thirty times the licensees of the reference jurisdiction. */
  static final int LICENSEES_MAX = 100_000;

  private final Desk desk;

  public ListLicensees(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/mmes";
  }

  @Override
  public String summary() {
    return "Lists all licensees.";
  }

  @Override
  public Answer handle(Request request) {
    List<Filter> filters = Filters.of(Resource.MMES, Listing.pageQuery(request));
    return desk.read(request, caller -> all(caller, filters));
  }

  private Desk.Found all(Caller caller, List<Filter> filters) {
    var licensees = new ArrayList<Licensee>();
    Reader.Reading reading = desk.reader().as(caller.licensee());
    boolean isMore = true;
    while (isMore && licensees.size() < LICENSEES_MAX) {
      Query<Licensee> query = query(filters);
      if (!licensees.isEmpty()) {
        query.before(licensees.getLast().serial());
      }
      Supplier<List<Licensee>> found = reading.rows(query);
      reading.go();
      licensees.addAll(found.get());
      isMore = found.get().size() == Query.LIMIT_MAX;
    }
    return new Desk.Found(
        JsonAnswer.list(licensees.stream().map(LicenseeRows::full).toList()),
        reading.credentials());
  }

  private static Query<Licensee> query(List<Filter> filters) {
    Query<Licensee> query = Directory.licensees();
    for (Filter filter : filters) {
      switch (filter) {
        case Filter.IdIs(String field, var id) -> {
          Long serial = References.serial(id, Licensing.LICENSEE_KIND);
          query.equal("licenseeId", serial == null ? -1L : serial);
        }
        case Filter.TextIs(String field, String text) -> text(query, field, text);
        case Filter.From(String field, var instant) -> query.atLeast("updatedAt", instant);
        case Filter.Before(String field, var instant) -> query.below("updatedAt", instant);
        case Filter.MoreThan more -> {}
        case Filter.Nothing nothing -> query.none();
      }
    }
    return query;
  }

  private static void text(Query<Licensee> query, String field, String text) {
    switch (field) {
      case "mme_code" -> query.equal("code", RegisterLicensee.normalized(text));
      case "mme_name" -> query.containing("name", text);
      case "mme_cert" -> query.equal("certificateNumber", text);
      case "external_id" -> query.equal("externalId", text);
      default -> {} // no filter of this list
    }
  }
}
