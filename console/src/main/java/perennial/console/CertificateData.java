package perennial.console;

import perennial.web.Answer;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import perennial.web.json.Slashes;

/** {@code GET /public/lab-results/{id}/wcia.json}: a certificate in the traders' common form. */
final class CertificateData extends PublicEndpoint {
  static final String PATH = CertificatePage.PATH + "/wcia.json";

  private final Certificates certificates;

  CertificateData(Certificates certificates) {
    super(PATH, "Gives a certificate of analysis as WCIA JSON.");
    this.certificates = certificates;
  }

  @Override
  public Answer handle(Request request) {
    return certificates
        .find(request.pathParameter("id"), request.receivedAt())
        .map(found -> Json.write(Wcia.of(found, request.baseUrl()), Slashes.PLAIN))
        .map(body -> PublicAnswer.json(request, body))
        .orElseThrow(() ->
            new RequestFailed(
                FailureKind.ROUTE_UNKNOWN, "There is no lab result under this identifier."));
  }
}
