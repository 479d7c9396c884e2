package perennial.console;

import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.Credentials;
import perennial.licensing.KeyText;
import perennial.licensing.Officials;
import perennial.licensing.Principal;
import perennial.licensing.web.BearerKey;
import perennial.licensing.web.Native;
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
  private static final String LICENSE_HEADER = "perennial-license";

  private final String path;
  private final String summary;
  private final Reader reader;
  private final Credentials credentials;
  private final Manifests manifests;

  /**
   * @param path below that of the transfer
   */
  ManifestEndpoint(
      String path, String summary, Reader reader, Credentials credentials, Manifests manifests) {
    this.path = Native.PREFIX + "/transfers/{transfer}" + path;
    this.summary = summary;
    this.reader = reader;
    this.credentials = credentials;
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
    LicenseeId caller = caller(request);
    ManifestTimes times = ManifestTimes.of(request, manifests.zone());
    PrintedTransfer found =
        manifests
            .find(request.pathParameter("transfer"), caller, times, request.receivedAt())
            .orElseThrow(() ->
                new RequestFailed(
                    FailureKind.ROUTE_UNKNOWN, "There is no transfer under this identifier."));
    return PublicAnswer.guarded(show(ManifestView.of(found, request.baseUrl())))
        .with("Cache-Control", "private, no-store");
  }

  abstract Answer show(ManifestView view);

  /** The licensee that calls; null for an official. Every failure is one and the same answer. */
  private @Nullable LicenseeId caller(Request request) {
    String key =
        BearerKey.of(request.headers())
            .filter(text -> text.length() <= Credentials.KEY_LENGTH_MAX)
            .orElseThrow(ManifestEndpoint::unknown);
    String license = request.headers().first(LICENSE_HEADER).orElse("").strip();
    if (license.isEmpty()) {
      if (Officials.identify(reader, new KeyText(key), request.receivedAt()).isEmpty()) {
        throw unknown();
      }
      request.notes().caller(Officials.AUTH_LEVEL);
      return null;
    }
    Principal user = credentials.identifyAnew(license, key).orElseThrow(ManifestEndpoint::unknown);
    request.notes().caller(user.licensee().code());
    return user.licenseeId();
  }

  private static RequestFailed unknown() {
    return new RequestFailed(
        FailureKind.NOT_AUTHENTICATED,
        "The key opens nothing here. A licensee's user names the license in Perennial-License.");
  }
}
