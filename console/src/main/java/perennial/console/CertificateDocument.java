package perennial.console;

import java.nio.charset.StandardCharsets;
import perennial.web.Answer;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** {@code GET /public/lab-results/{id}/certificate.pdf}: a certificate of analysis to print. */
final class CertificateDocument extends PublicEndpoint {
  static final String PATH = CertificatePage.PATH + "/certificate.pdf";

  private final Certificates certificates;
  private final Templates templates;
  private final Press press;

  CertificateDocument(Certificates certificates, Templates templates, Press press) {
    super(PATH, "Gives a certificate of analysis as PDF.");
    this.certificates = certificates;
    this.templates = templates;
    this.press = press;
  }

  @Override
  public Answer handle(Request request) {
    return certificates
        .find(request.pathParameter("id"), request.receivedAt())
        .map(found -> document(request, found))
        .orElseThrow(() ->
            new RequestFailed(
                FailureKind.ROUTE_UNKNOWN, "There is no lab result under this identifier."));
  }

  private Answer document(Request request, Certified found) {
    var view = CertificateView.of(found, request.baseUrl());
    String html = templates.render("document.jte", view);
    // The bytes hold the time at which they were made; what they say does not.
    String tag = PublicAnswer.tag(("pdf " + html).getBytes(StandardCharsets.UTF_8));
    if (PublicAnswer.isKept(request, tag)) {
      return PublicAnswer.unchanged(tag);
    }
    return PublicAnswer.made("application/pdf", press.print(html), tag)
        .with("Content-Disposition", "inline; filename=\"" + found.id() + ".pdf\"");
  }
}
