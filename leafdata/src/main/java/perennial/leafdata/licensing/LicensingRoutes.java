package perennial.leafdata.licensing;

import java.util.List;
import perennial.leafdata.door.Desk;
import perennial.web.Endpoint;
import perennial.web.Method;

/** The routes of this package. */
public final class LicensingRoutes {
  private LicensingRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListAreas(desk),
        new CreateAreas(desk),
        new UpdateArea(desk),
        new DeleteArea(desk),
        new ListLicensees(desk),
        new GetLicensee(desk),
        StateOnly.licensees(desk, "/mmes"),
        StateOnly.licensees(desk, "/mmes/update"),
        new ListUsers(desk),
        StateOnly.users(desk, Method.POST, "/users"),
        StateOnly.users(desk, Method.POST, "/users/update"),
        StateOnly.users(desk, Method.DELETE, "/users/{id}"),
        new ListTaxes(desk));
  }
}
