package perennial.console;

import perennial.web.Answer;
import perennial.web.Request;

/** {@code GET /public/lab-results/{id}}: a certificate of analysis as a page. */
final class CertificatePage extends PublicEndpoint {
  static final String PATH = "/lab-results/{id}";

  private final Certificates certificates;
  private final Templates templates;

  CertificatePage(Certificates certificates, Templates templates) {
    super(PATH, "Shows a certificate of analysis.");
    this.certificates = certificates;
    this.templates = templates;
  }

  @Override
  public Answer handle(Request request) {
    return certificates
        .find(request.pathParameter("id"), request.receivedAt())
        .map(found -> page(request, found))
        .orElseGet(() ->
            PublicAnswer.missing(
                templates.render("missing.jte", "There is no lab result under this identifier.")));
  }

  private Answer page(Request request, Certified found) {
    var view = CertificateView.of(found, request.baseUrl());
    return PublicAnswer.page(request, templates.render("certificate.jte", view));
  }
}
