package perennial.console;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import perennial.identifiers.GlobalId;
import perennial.inventory.Inventory;
import perennial.inventory.Waiver;
import perennial.inventory.WaiverKind;
import perennial.inventory.WaiverStatus;
import perennial.inventory.Waivers;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.web.Answer;
import perennial.web.Request;
import perennial.web.json.Json;
import perennial.web.json.Slashes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /public/waivers.json}: how many waivers of each kind there are and how many lots left
 * under them, and the newest waivers with their reasons.
 */
final class WaiverFigures extends PublicEndpoint {
  static final String PATH = "/waivers.json";

  /** A regulator that grants more in a year has another problem; the counts are of all. */
  static final int LISTED_MAX = 500;

  private final Reader reader;

  WaiverFigures(Reader reader) {
    super(PATH, "Counts waivers of missing lab results.");
    this.reader = reader;
  }

  /** Questions whose answers are counts. */
  private record Counts(
      Supplier<? extends Reader.Page<?>> inForce,
      Supplier<? extends Reader.Page<?>> granted,
      Supplier<? extends Reader.Page<?>> lots) {}

  @Override
  public Answer handle(Request request) {
    Instant now = request.receivedAt();
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    Map<WaiverKind, Counts> counts = new EnumMap<>(WaiverKind.class);
    for (WaiverKind kind : WaiverKind.values()) {
      counts.put(kind, count(reading, kind, now));
    }
    Supplier<List<Waiver>> newest =
        reading.rows(Waivers.all().present("grantedAt").limit(LISTED_MAX));
    reading.go();
    ObjectNode answer = Json.NODES.objectNode();
    ObjectNode kinds = answer.putObject("kinds");
    counts.forEach((kind, of) ->
        kinds
            .putObject(kind.word())
            .put("in_force", of.inForce().get().total())
            .put("granted", of.granted().get().total())
            .put("lots", of.lots().get().total()));
    ArrayNode list = answer.putArray("waivers");
    newest.get().forEach(waiver -> print(list.addObject(), waiver, now));
    return PublicAnswer.json(request, Json.write(answer, Slashes.PLAIN));
  }

  private static Counts count(Reader.Reading reading, WaiverKind kind, Instant now) {
    return new Counts(
        reading.page(
            Waivers.all()
                .equal("kind", kind)
                .equal("status", WaiverStatus.GRANTED)
                .greater("endsAt", now)
                .limit(1)),
        reading.page(Waivers.all().equal("kind", kind).present("grantedAt").limit(1)),
        reading.page(Query.newestFirst(Inventory.WAIVED_LOT, "lot").equal("kind", kind).limit(1)));
  }

  private static void print(ObjectNode row, Waiver waiver, Instant now) {
    Instant ended = waiver.endedAt();
    row.put("id", new GlobalId(GlobalId.STATE_PREFIX, waiver.ref()).toString())
        .put("kind", waiver.kind().word())
        .put("scope", waiver.scope())
        .put("reason", waiver.reason())
        .put("lots_max", waiver.lotsMax())
        .put("granted_at", String.valueOf(waiver.grantedAt()))
        .put("ends_at", waiver.endsAt().toString())
        .put("ended_at", ended == null ? null : ended.toString())
        .put("in_force", waiver.isInForceAt(now));
  }
}
