package perennial.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.Forebears;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestStatus;
import perennial.inventory.Tested;
import perennial.inventory.WaivedLot;
import perennial.inventory.Waiver;
import perennial.inventory.Waivers;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.laboratory.Laboratory;
import perennial.laboratory.ResultsOfLots;
import perennial.laboratory.Retest;
import perennial.rulebook.publish.RulesInForce;
import perennial.web.Answer;
import perennial.web.Request;

/** {@code GET /public/lots/{id}}: whether a lot was tested, and what was waived. */
final class LotPage extends PublicEndpoint {
  static final String PATH = "/lots/{id}";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.US);

  private final Reader reader;
  private final RulesInForce rules;
  private final Templates templates;

  LotPage(Reader reader, RulesInForce rules, Templates templates) {
    super(PATH, "Shows the tests of a lot, and what was waived.");
    this.reader = reader;
    this.rules = rules;
    this.templates = templates;
  }

  @Override
  public Answer handle(Request request) {
    return find(request.pathParameter("id"))
        .flatMap(this::view)
        .map(view -> PublicAnswer.page(request, templates.render("lot.jte", view)))
        .orElseGet(() ->
            PublicAnswer.missing(
                templates.render("missing.jte", "There is no lot under this identifier.")));
  }

  private Optional<ObjectRow> find(String id) {
    var object =
        GlobalId.read(id)
            .map(GlobalId::object)
            .filter(each -> each.kind().equals(Inventory.LOT_KIND));
    if (object.isEmpty()) {
      return Optional.empty();
    }
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var found =
        reading.find(
            Identifiers.OBJECT,
            List.of(List.<Object>of(object.get().kind(), object.get().serial())));
    reading.go();
    return found.get().values().stream().findFirst();
  }

  private Optional<LotView> view(ObjectRow row) {
    Reader.Reading reading = reader.as(row.licenseeId());
    var found =
        reading.find(Inventory.LOT, List.of(List.<Object>of(row.licenseeId(), row.serial())));
    reading.go();
    List<Lot> lots = found.get().values().stream().filter(lot -> !lot.isDeleted()).toList();
    if (lots.isEmpty()) {
      return Optional.empty();
    }
    Supplier<ResultsOfLots> results = ResultsOfLots.ask(reading, lots);
    Supplier<List<WaivedLot>> waived = Waivers.shownOn(reading, Forebears.of(reader, lots));
    Supplier<List<Retest>> retests =
        reading.where(Laboratory.RETEST, "lot", List.of(row.serial()), Query.LIMIT_MAX);
    reading.go();
    var waivers =
        reading.find(
            Inventory.WAIVER,
            waived.get().stream()
                .map(each -> List.<Object>of(LicenseeId.REGISTRY, each.waiver()))
                .distinct()
                .toList());
    reading.go();
    return Optional.of(view(row, lots.getFirst(), results.get(), retests.get(), waivers.get()));
  }

  private LotView view(
      ObjectRow row,
      Lot lot,
      ResultsOfLots results,
      List<Retest> retests,
      Map<List<Object>, Waiver> waivers) {
    ZoneId zone = rules.pack().jurisdiction().zone();
    TestStatus status = results.status(lot);
    var shown = new TreeMap<Long, Waiver>();
    waivers.values().forEach(each -> shown.put(each.serial(), each));
    return new LotView(
        row.globalId().toString(),
        words(status),
        tone(status),
        results.all(lot).stream().map(each -> result(each, retests, zone)).toList(),
        shown.values().stream().map(each -> waived(each, zone)).toList());
  }

  private static LotView.Result result(Tested tested, List<Retest> retests, ZoneId zone) {
    Instant amended = tested.amendedAt();
    return new LotView.Result(
        tested.resultId(),
        words(tested.status()),
        amended == null ? "" : "amended " + DAY.format(amended.atZone(zone)),
        retested(tested, retests));
  }

  private static String retested(Tested tested, List<Retest> retests) {
    return retests.stream()
        .map(each -> retested(tested, each))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String retested(Tested tested, Retest retest) {
    Long followed = retest.retest();
    if (followed != null && followed == tested.result()) {
      return "retest of " + retest.resultId();
    }
    if (retest.result() != tested.result()) {
      return "";
    }
    return followed == null ? "retest asked for" : "retested by " + retest.retestId();
  }

  private static LotView.Waived waived(Waiver waiver, ZoneId zone) {
    return new LotView.Waived(
        new GlobalId(GlobalId.STATE_PREFIX, waiver.ref()).toString(),
        waiver.kind().word().replace('-', ' '),
        CertificateView.plain(waiver.reason()),
        DAY.format(waiver.lastInstant().atZone(zone)));
  }

  private static String words(TestStatus status) {
    return switch (status) {
      case PASSED -> "Passed";
      case FAILED -> "Failed";
      case PENDING -> "Testing under way";
      case UNTESTED -> "Not tested";
    };
  }

  private static String tone(TestStatus status) {
    return switch (status) {
      case PASSED -> "good";
      case FAILED -> "bad";
      case PENDING, UNTESTED -> "open";
    };
  }
}
