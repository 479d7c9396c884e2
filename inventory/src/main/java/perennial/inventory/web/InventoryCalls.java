package perennial.inventory.web;

import java.util.List;
import java.util.stream.Stream;
import perennial.licensing.web.NativeDesk;
import perennial.web.Endpoint;

/** The routes of the native API that are this room's. */
public final class InventoryCalls {
  private InventoryCalls() {}

  public static List<Endpoint> endpoints(NativeDesk desk) {
    return Stream.of(WaiverCalls.of(desk), LotCalls.of(desk), BreachCalls.of(desk))
        .flatMap(List::stream)
        .<Endpoint>map(route -> route)
        .toList();
  }
}
