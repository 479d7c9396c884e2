package perennial.server;

import java.util.List;
import java.util.stream.Stream;
import perennial.inventory.web.InventoryCalls;
import perennial.laboratory.web.LaboratoryCalls;
import perennial.licensing.web.Native;
import perennial.licensing.web.NativeDesk;
import perennial.transport.web.StockActs;
import perennial.transport.web.TransportCalls;
import perennial.web.Endpoint;

/** The native API of all rooms that have a part of it. Documents are the console's. */
public final class NativeCalls {
  private NativeCalls() {}

  public static List<Endpoint> endpoints(NativeDesk desk) {
    return Stream.of(
            Native.endpoints(desk),
            InventoryCalls.endpoints(desk),
            LaboratoryCalls.endpoints(desk),
            TransportCalls.endpoints(desk),
            StockActs.endpoints(desk))
        .flatMap(List::stream)
        .toList();
  }
}
