package perennial.leafdata.licensing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.LeafDialect;
import perennial.leafdata.door.References;
import perennial.leafdata.format.JsonAnswer;
import perennial.licensing.Directory;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/** {@code GET /mmes/{id}}: one licensee, by identifier or by the bare license code. */
public final class GetLicensee implements Endpoint {
  private final Desk desk;

  public GetLicensee(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/mmes/{id}";
  }

  @Override
  public String summary() {
    return "Shows one licensee.";
  }

  @Override
  public Answer handle(Request request) {
    return desk.read(request, caller -> one(request, caller));
  }

  private Desk.Found one(Request request, Caller caller) {
    String code = request.pathParameter("id");
    Long serial = References.ofPath(request, Licensing.LICENSEE_KIND);
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<List<Licensee>> ofCode = Directory.ofCodes(reading, Set.of(code));
    Supplier<Map<List<Object>, Licensee>> ofId =
        Directory.ofIds(reading, serial == null ? Set.of() : Set.of(new LicenseeId(serial)));
    reading.go();
    var found = ofCode.get().isEmpty() ? ofId.get().values() : ofCode.get();
    return found.stream()
        .filter(licensee -> licensee.deletedAt() == null)
        .findFirst()
        .map(LicenseeRows::full)
        .map(row -> new Desk.Found(JsonAnswer.object(row), reading.credentials()))
        .orElseGet(() -> Desk.Found.nothing(reading.credentials()));
  }
}
