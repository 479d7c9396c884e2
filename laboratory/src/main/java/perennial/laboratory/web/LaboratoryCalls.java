package perennial.laboratory.web;

import java.util.ArrayList;
import java.util.List;
import perennial.licensing.web.NativeDesk;
import perennial.web.Endpoint;

/** The routes of the native API that are this room's. */
public final class LaboratoryCalls {
  private LaboratoryCalls() {}

  public static List<Endpoint> endpoints(NativeDesk desk) {
    var all = new ArrayList<Endpoint>();
    all.addAll(OwedCalls.of(desk));
    all.addAll(ResultCalls.of(desk));
    all.addAll(SampleCalls.of(desk));
    all.addAll(RetestCalls.of(desk));
    return List.copyOf(all);
  }
}
