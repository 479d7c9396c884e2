package perennial.leafdata.laboratory;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.ResultAccess;
import perennial.laboratory.ResultVerdict;
import perennial.laboratory.TestingStatus;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.References;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Filters;
import perennial.leafdata.format.PageEnvelope;
import perennial.leafdata.format.PageQuery;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.web.Request;

/**
 * {@code GET /lab_results}: the results that the caller reported or that are of its lots. Asked for
 * by identifier, also a result of goods that the caller got from others.
 */
public final class ListLabResults extends Listing<LabResult> {
  /** Lots of one batch; a filter by a batch of more is no question of a client. */
  private static final int LOTS_OF_BATCH_MAX = 2_500;

  private static final String OBJECT = "global_id";

  public ListLabResults(Desk desk) {
    super(desk, Resource.LAB_RESULTS);
  }

  @Override
  public String summary() {
    return "Lists the lab results of the license.";
  }

  @Override
  protected Desk.Found page(Request request, Caller caller) {
    PageQuery asked = pageQuery(request);
    Long wanted = wanted(Filters.of(Resource.LAB_RESULTS, asked));
    return wanted != null && !isParty(caller, wanted)
        ? ofOthers(request, asked, caller, wanted)
        : super.page(request, caller);
  }

  private static @Nullable Long wanted(List<Filter> filters) {
    for (Filter filter : filters) {
      if (filter instanceof Filter.IdIs(String field, var id) && field.equals(OBJECT)) {
        return References.serial(id, ResultRows.KIND);
      }
    }
    return null;
  }

  private boolean isParty(Caller caller, long result) {
    Reader.Reading reading = reader().as(caller.licensee());
    Supplier<List<LabResult>> own =
        reading.where(Laboratory.LAB_RESULT, "serial", List.of(result), 1);
    reading.go();
    return !own.get().isEmpty();
  }

  private Desk.Found ofOthers(Request request, PageQuery asked, Caller caller, long wanted) {
    List<LabResult> found =
        new ResultAccess(reader())
            .find(caller.licensee(), List.of(wanted)).values().stream()
                .filter(result -> !result.isDeleted())
                .toList();
    List<LabResult> shown = asked.number() == 1 ? found : List.of();
    // Read last: it tells whether the caller's credentials still held.
    Reader.Reading reading = reader().as(caller.licensee());
    reading.where(Laboratory.LAB_RESULT, "serial", List.of(wanted), 1);
    reading.go();
    var envelope =
        new PageEnvelope(
            asked,
            request.baseUrl() + path(),
            found.size(),
            false,
            OptionalLong.empty(),
            print(caller, shown));
    return new Desk.Found(envelope.bytes(), reading.credentials());
  }

  @Override
  protected Query<LabResult> query(Caller caller, List<Filter> filters) {
    Query<LabResult> query =
        Query.newestFirst(Laboratory.LAB_RESULT, "serial")
            .either("labId", "clientId", caller.licensee())
            .absent("deletedAt");
    filters.forEach(filter -> apply(query, filter, caller));
    return query;
  }

  private void apply(Query<LabResult> query, Filter filter, Caller caller) {
    switch (filter) {
      case Filter.IdIs(String field, var id) when field.equals(OBJECT) -> {
        Long serial = References.serial(id, ResultRows.KIND);
        query.equal("serial", serial == null ? 0L : serial);
      }
      case Filter.IdIs(String field, var id) ->
          ofBatch(query, References.serial(id, Inventory.BATCH_KIND), caller);
      case Filter.TextIs(String field, String text) -> text(query, field, text);
      case Filter.From(String field, var instant) -> query.atLeast("createdAt", instant);
      case Filter.Before(String field, var instant) -> query.below("createdAt", instant);
      case Filter.MoreThan(String field, var number) -> query.none();
      case Filter.Nothing(String field) -> query.none();
    }
  }

  private static void text(Query<LabResult> query, String field, String text) {
    switch (field) {
      case "external_id" -> query.equal("externalId", text);
      case "type" -> query.either("type", "productClass", text);
      case "testing_status" ->
          TestingStatus.read(text)
              .ifPresentOrElse(status -> query.equal("testingStatus", status), query::none);
      case "status" -> query.in("verdict", verdicts(text));
      default -> query.none();
    }
  }

  private static List<ResultVerdict> verdicts(String status) {
    return switch (status) {
      case "passed" -> List.of(ResultVerdict.PASS, ResultVerdict.NOT_APPLICABLE);
      case "failed" -> List.of(ResultVerdict.FAIL);
      case "in_progress" -> List.of(ResultVerdict.INDETERMINATE);
      default -> List.of();
    };
  }

  /** Results of samples that came in a batch of the caller's, or of lots of one. */
  private void ofBatch(Query<LabResult> query, @Nullable Long batch, Caller caller) {
    if (batch == null) {
      query.none();
      return;
    }
    Reader.Reading reading = reader().as(caller.licensee());
    Supplier<List<Lot>> lots =
        reading.rows(
            Query.newestFirst(Inventory.LOT, "serial")
                .equal("licenseeId", caller.licensee())
                .equal("batch", batch)
                .limit(LOTS_OF_BATCH_MAX));
    reading.go();
    boolean isLab = caller.row().type().equals("lab");
    query.in(isLab ? "sampleLot" : "clientLot", lots.get().stream().map(Lot::serial).toList());
  }

  @Override
  protected long serial(LabResult result) {
    return result.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<LabResult> results) {
    var rows = new ResultRows(PageFacts.read(reader(), caller.licensee(), results));
    return results.stream().map(rows::full).toList();
  }
}
