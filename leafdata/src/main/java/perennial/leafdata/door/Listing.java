package perennial.leafdata.door;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Filters;
import perennial.leafdata.format.PageEnvelope;
import perennial.leafdata.format.PageQuery;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/** A resource's list: filters, pages newest first, and rows printed a page at a time. */
public abstract class Listing<R extends Record> implements Endpoint {
  private final Desk desk;
  private final Resource resource;

  protected Listing(Desk desk, Resource resource) {
    this.desk = desk;
    this.resource = resource;
  }

  /** The caller's rows that the filters leave, newest first. */
  protected abstract Query<R> query(Caller caller, List<Filter> filters);

  protected abstract long serial(R row);

  /** Prints rows of one page; what they refer to is read for all of them together. */
  protected abstract List<Row> print(Caller caller, List<R> rows);

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/" + resource.plural();
  }

  @Override
  public Answer handle(Request request) {
    return desk.read(request, caller -> page(request, caller));
  }

  protected final Reader reader() {
    return desk.reader();
  }

  /** One page; a list overrides it that has rows of others to show. */
  protected Desk.Found page(Request request, Caller caller) {
    PageQuery asked = pageQuery(request);
    Query<R> query =
        query(caller, Filters.of(resource, desk.otherNames().inQuery(asked, resource, caller)))
            .limit(PageEnvelope.PER_PAGE + 1);
    if (asked.before().isPresent()) {
      query.before(asked.before().getAsLong());
    } else {
      query.offset(asked.offset());
    }
    Reader.Reading reading = reader().as(caller.licensee());
    Supplier<Reader.Page<R>> found = reading.page(query);
    reading.go();
    List<R> rows = found.get().rows();
    boolean more = rows.size() > PageEnvelope.PER_PAGE;
    List<R> shown = more ? rows.subList(0, PageEnvelope.PER_PAGE) : rows;
    var envelope =
        new PageEnvelope(
            asked,
            request.baseUrl() + path(),
            found.get().total(),
            more,
            shown.isEmpty() ? OptionalLong.empty() : OptionalLong.of(serial(shown.getLast())),
            print(caller, shown));
    return new Desk.Found(envelope.bytes(), reading.credentials());
  }

  public static PageQuery pageQuery(Request request) {
    var raw = new StringBuilder();
    request
        .query()
        .parameters()
        .forEach(parameter ->
            raw.append(raw.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(parameter.name(), StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8)));
    return PageQuery.parse(raw.toString());
  }
}
