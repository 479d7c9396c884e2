package perennial.console;

import perennial.licensing.web.NativeDesk;
import perennial.web.Answer;

/** {@code GET /api/v2/transfers/{transfer}/manifest}: a manifest as a page. */
final class ManifestPage extends ManifestEndpoint {
  private final Templates templates;

  ManifestPage(NativeDesk desk, Manifests manifests, Templates templates) {
    super("/manifest", "Shows the manifest of a transfer.", desk, manifests);
    this.templates = templates;
  }

  @Override
  Answer show(ManifestView view) {
    return Answer.text(200, PublicAnswer.HTML, templates.render("manifest.jte", view));
  }
}
