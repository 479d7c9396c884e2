package perennial.leafdata.licensing;

import java.util.List;
import java.util.OptionalLong;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.LeafDialect;
import perennial.leafdata.door.Listing;
import perennial.leafdata.format.PageEnvelope;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/** {@code GET /taxes}: an empty page. The old system had the list, and nothing in it to trace. */
public final class ListTaxes implements Endpoint {
  private final Desk desk;

  public ListTaxes(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/taxes";
  }

  @Override
  public String summary() {
    return "Lists no taxes.";
  }

  @Override
  public Answer handle(Request request) {
    return desk.read(request, caller -> nothing(request, caller));
  }

  private Desk.Found nothing(Request request, Caller caller) {
    var envelope =
        new PageEnvelope(
            Listing.pageQuery(request),
            request.baseUrl() + path(),
            0,
            false,
            OptionalLong.empty(),
            List.of());
    return new Desk.Found(envelope.bytes(), caller.principal().credentials());
  }
}
