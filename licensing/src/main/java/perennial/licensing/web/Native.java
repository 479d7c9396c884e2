package perennial.licensing.web;

import java.util.List;
import perennial.web.Endpoint;

/** The routes of the native API that are this room's. */
public final class Native {
  /** Before every path of the native API. */
  public static final String PREFIX = "/api/v2";

  private Native() {}

  public static List<Endpoint> endpoints(NativeDesk desk) {
    var all = new java.util.ArrayList<Endpoint>();
    all.addAll(LicenseActs.of(desk));
    all.addAll(OrderActs.of(desk));
    all.addAll(AccreditationActs.of(desk));
    all.addAll(ListActs.of(desk));
    all.addAll(NoticeActs.of(desk));
    all.addAll(UserActs.of(desk));
    all.addAll(KeyActs.of(desk));
    all.addAll(DeviceActs.of(desk));
    return List.copyOf(all);
  }
}
