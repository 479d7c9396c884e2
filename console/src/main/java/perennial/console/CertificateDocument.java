package perennial.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import perennial.web.Answer;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** {@code GET /public/lab-results/{id}/certificate.pdf}: a certificate of analysis to print. */
final class CertificateDocument extends PublicEndpoint {
  static final String PATH = CertificatePage.PATH + "/certificate.pdf";

  /** Setting a document takes a core for 0.1 s; other calls need the others. */
  static final int AT_ONCE_MAX = 2;

  private final Certificates certificates;
  private final Templates templates;
  private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

  CertificateDocument(Certificates certificates, Templates templates) {
    super(PATH, "Gives a certificate of analysis as PDF.");
    this.certificates = certificates;
    this.templates = templates;
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
    return PublicAnswer.made("application/pdf", inTurn(html), tag)
        .with("Content-Disposition", "inline; filename=\"" + found.id() + ".pdf\"");
  }

  private byte[] inTurn(String html) {
    if (!turns.tryAcquire()) {
      throw new RequestFailed(
          Failure.of(FailureKind.OVERLOADED, "Other documents are being made. Please try again.")
              .retryAfter(Duration.ofSeconds(1)));
    }
    try {
      return Pdf.of(html);
    } finally {
      turns.release();
    }
  }
}
