package perennial.inventory.web;

import static perennial.licensing.web.NativeRoute.DONE;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.GlobalIds;
import perennial.inventory.Inventory;
import perennial.inventory.RemediateLot;
import perennial.inventory.SeizeGoods;
import perennial.journal.Reader;
import perennial.kernel.ObjectRef;
import perennial.licensing.web.Body;
import perennial.licensing.web.NamedThings;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.licensing.web.NativeRoute;
import perennial.web.Request;

/** What is done with a lot, for which the old wire has no call. */
final class LotCalls {
  private static final String PART = "lot";

  private final NativeDesk desk;

  private LotCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var calls = new LotCalls(desk);
    return List.of(
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/lots/{lot}/remediate",
            "Notes that a failed lot was treated, to be tested anew.",
            DONE,
            calls::remediate),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/lots/{lot}/seize",
            "Records that an officer took goods of a lot.",
            DONE,
            calls::seize));
  }

  private Wanted seize(Request request, Caller caller, Body body) {
    GlobalId id = GlobalId.read(request.pathParameter(PART)).orElseThrow(NativeDesk::none);
    return Wanted.of(
        SeizeGoods.stated(
            desk.reader(),
            desk.rules().jurisdiction().identifierPrefix(),
            id.toString(),
            quantity(body.text("quantity")),
            body.text("receipt"),
            body.text("reason"),
            body.instant("at")),
        id);
  }

  /** Null where it is none, which is refused with all else that is wrong. */
  private static @Nullable BigDecimal quantity(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Wanted remediate(Request request, Caller caller, Body body) {
    var lot =
        new ObjectRef(Inventory.LOT_KIND, NamedThings.serial(request, PART, Inventory.LOT_KIND));
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var ids = GlobalIds.ask(reading, List.of(lot));
    reading.go();
    GlobalId id = ids.get().get(lot);
    if (id == null) {
      throw NativeDesk.none();
    }
    var found = RemediateLot.Found.of(desk.reader(), caller.licensee(), lot.serial());
    return Wanted.of(new RemediateLot(lot.serial(), found, body.text("method")), id);
  }
}
