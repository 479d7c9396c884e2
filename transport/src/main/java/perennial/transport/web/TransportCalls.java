package perennial.transport.web;

import java.util.List;
import perennial.licensing.web.NativeDesk;
import perennial.web.Endpoint;

/** The routes of the native API that are this room's. */
public final class TransportCalls {
  private TransportCalls() {}

  public static List<Endpoint> endpoints(NativeDesk desk) {
    return List.copyOf(TransferCalls.of(desk));
  }
}
