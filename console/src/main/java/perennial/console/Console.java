package perennial.console;

import java.util.List;
import perennial.journal.Reader;
import perennial.licensing.web.NativeDesk;
import perennial.rulebook.publish.RulesInForce;
import perennial.web.Endpoint;

/** Every page and document of the console. */
public final class Console {
  /** Below it nobody is asked who they are. */
  static final String PUBLIC = "/public";

  private Console() {}

  /**
   * @param desk tells who asks for what is not public
   */
  public static List<Endpoint> endpoints(Reader reader, RulesInForce rules, NativeDesk desk) {
    var found = new Certificates(reader, rules);
    var manifests = new Manifests(reader, rules);
    var templates = new Templates();
    var press = new Press();
    return List.of(
        new StyleSheet(),
        new CertificatePage(found, templates),
        new CertificateDocument(found, templates, press),
        new CertificateData(found),
        new LotPage(reader, rules, templates),
        new WaiverFigures(reader),
        new ManifestPage(desk, manifests, templates),
        new ManifestDocument(desk, manifests, templates, press));
  }
}
