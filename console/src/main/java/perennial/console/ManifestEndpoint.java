package perennial.console;

import perennial.kernel.LicenseeId;
import perennial.licensing.web.Native;
import perennial.licensing.web.NativeDesk;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.FailureKind;
import perennial.web.Method;
import perennial.web.Request;
import perennial.web.RequestFailed;

/**
 * A manifest, for either party under a key of a user of its own, who names the license in {@code
 * Perennial-License}, and for an official under the official's. It names drivers and routes, so no
 * cache keeps it.
 */
abstract class ManifestEndpoint implements Endpoint {
  private final String path;
  private final String summary;
  private final NativeDesk desk;
  private final Manifests manifests;

  /**
   * @param path below that of the transfer
   */
  ManifestEndpoint(String path, String summary, NativeDesk desk, Manifests manifests) {
    this.path = Native.PREFIX + "/transfers/{transfer}" + path;
    this.summary = summary;
    this.desk = desk;
    this.manifests = manifests;
  }

  @Override
  public final Method method() {
    return Method.GET;
  }

  @Override
  public final String path() {
    return path;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final Answer handle(Request request) {
    NativeDesk.Caller caller = desk.identify(request);
    LicenseeId party = caller.principal() == null ? null : caller.licensee();
    ManifestTimes times = ManifestTimes.of(request, manifests.zone());
    PrintedTransfer found =
        manifests
            .find(request.pathParameter("transfer"), party, times, request.receivedAt())
            .orElseThrow(() ->
                new RequestFailed(
                    FailureKind.ROUTE_UNKNOWN, "There is no transfer under this identifier."));
    return PublicAnswer.guarded(show(ManifestView.of(found, request.baseUrl())))
        .with("Cache-Control", "private, no-store");
  }

  abstract Answer show(ManifestView view);
}
