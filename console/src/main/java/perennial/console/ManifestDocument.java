package perennial.console;

import perennial.journal.Reader;
import perennial.licensing.Credentials;
import perennial.web.Answer;

/** {@code GET /api/v2/transfers/{transfer}/manifest.pdf}: a manifest to print. */
final class ManifestDocument extends ManifestEndpoint {
  private final Templates templates;
  private final Press press;

  ManifestDocument(
      Reader reader,
      Credentials credentials,
      Manifests manifests,
      Templates templates,
      Press press) {
    super(
        "/manifest.pdf",
        "Gives the manifest of a transfer as PDF.",
        reader,
        credentials,
        manifests);
    this.templates = templates;
    this.press = press;
  }

  @Override
  Answer show(ManifestView view) {
    byte[] pdf = press.print(templates.render("manifestdocument.jte", view));
    return Answer.of(200, "application/pdf", pdf)
        .with("Content-Disposition", "inline; filename=\"" + view.id() + ".pdf\"");
  }
}
