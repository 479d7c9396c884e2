package perennial.console;

import perennial.licensing.web.NativeDesk;
import perennial.web.Answer;

/** {@code GET /api/v2/transfers/{transfer}/manifest.pdf}: a manifest to print. */
final class ManifestDocument extends ManifestEndpoint {
  private final Templates templates;
  private final Press press;

  ManifestDocument(NativeDesk desk, Manifests manifests, Templates templates, Press press) {
    super("/manifest.pdf", "Gives the manifest of a transfer as PDF.", desk, manifests);
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
