package perennial.laboratory.web;

import static perennial.licensing.web.NativeRoute.DONE;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import perennial.identifiers.GlobalId;
import perennial.identifiers.GlobalIds;
import perennial.inventory.Inventory;
import perennial.journal.Command;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.ObjectRef;
import perennial.laboratory.AnnounceDestruction;
import perennial.laboratory.DestroySample;
import perennial.laboratory.Laboratory;
import perennial.laboratory.RetainSample;
import perennial.laboratory.ReturnSample;
import perennial.laboratory.SampleFate;
import perennial.laboratory.UseUpSample;
import perennial.licensing.web.Body;
import perennial.licensing.web.NamedThings;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Act;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.licensing.web.NativeRoute;
import perennial.web.Request;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of samples in a laboratory's hands. */
final class SampleCalls {
  private static final String PART = "sample";

  private final NativeDesk desk;

  private SampleCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var calls = new SampleCalls(desk);
    return List.of(
        calls.write(
            "use-up",
            "Notes that a sample was used up.",
            calls.by((lot, body) -> new UseUpSample(lot))),
        calls.write("retain", "Retains what is left of a sample.", calls::retain),
        calls.write(
            "return",
            "Notes that what is left of a sample goes back.",
            calls.by((lot, body) -> new ReturnSample(lot))),
        calls.write(
            "announce-destruction",
            "Gives notice that what is left of a sample will be destroyed.",
            calls.by((lot, body) -> new AnnounceDestruction(lot))),
        calls.write(
            "destroy",
            "Destroys what is left of a sample.",
            calls.by((lot, body) -> new DestroySample(lot, body.text("method"), desk.rules()))),
        new NativeRoute.Read(
            desk,
            Who.USER,
            "/samples/{sample}/fates",
            "Tells what became of a sample, the first first.",
            calls::fates));
  }

  private NativeRoute write(String act, String summary, Act decode) {
    return new NativeRoute.Write(desk, Who.USER, "/samples/{sample}/" + act, summary, DONE, decode);
  }

  /** Makes the command of a sample. */
  @FunctionalInterface
  private interface OfSample {
    Command of(long lot, Body body);
  }

  private Act by(OfSample act) {
    return (request, caller, body) -> {
      GlobalId id = sample(request, caller);
      return Wanted.of(act.of(id.object().serial(), body), id);
    };
  }

  private Wanted retain(Request request, Caller caller, Body body) {
    GlobalId id = sample(request, caller);
    Instant until = body.dayAfter("until");
    if (until == null) {
      body.require("until");
    }
    var command =
        new RetainSample(
            id.object().serial(), until == null ? request.receivedAt() : until, body.text("note"));
    return Wanted.of(command, id);
  }

  private GlobalId sample(Request request, Caller caller) {
    var lot =
        new ObjectRef(Inventory.LOT_KIND, NamedThings.serial(request, PART, Inventory.LOT_KIND));
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var ids = GlobalIds.ask(reading, List.of(lot));
    reading.go();
    GlobalId id = ids.get().get(lot);
    if (id == null) {
      throw NativeDesk.none();
    }
    return id;
  }

  private Optional<JsonNode> fates(Request request, Caller caller) {
    long lot = NamedThings.serial(request, PART, Inventory.LOT_KIND);
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var own = reading.find(Inventory.LOT, List.of(List.of(caller.licensee(), lot)));
    Supplier<List<SampleFate>> found =
        reading.where(Laboratory.SAMPLE_FATE, "lot", List.of(lot), Query.LIMIT_MAX);
    reading.go();
    if (own.get().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("fates");
    found.get().stream()
        .sorted(Comparator.comparingLong(SampleFate::entryId))
        .forEach(each ->
            list.addObject()
                .put("fate", each.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("quantity", each.amount().toString())
                .put("until", each.until() == null ? null : each.until().toString())
                .put("note", each.note().isEmpty() ? null : each.note())
                .put("recorded_at", each.recordedAt().toString()));
    return Optional.of(all);
  }
}
