package perennial.leafdata.transport;

import java.util.List;
import perennial.leafdata.door.Desk;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class TransportRoutes {
  private TransportRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListTransfers(desk),
        new CreateTransfers(desk),
        new UpdateTransfer(desk),
        new SendTransfer(desk),
        new ReceiveTransfers(desk),
        new VoidTransfers(desk));
  }
}
