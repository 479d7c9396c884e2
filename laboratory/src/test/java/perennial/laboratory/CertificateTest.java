package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;

import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.kernel.Stated;
import perennial.rulebook.assay.Outcome;

/** What a certificate tells. */
class CertificateTest {
  private final Scene scene = new Scene();
  private final Lot sample = scene.sampled(scene.harvested(CLIENT));

  private Certificate certificate(TestingStatus testing, Stated fields) {
    LabResult result = scene.result(scene.accept(LAB, scene.report(sample, testing, fields)));
    return Certificate.of(result, Scene.RULES.getInForce(result.collectionDate()));
  }

  private static Certificate.Line line(Certificate certificate, String key) {
    return certificate.sections().stream()
        .flatMap(section -> section.lines().stream())
        .filter(line -> line.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsEachValueBesideItsLimit() {
    Certificate failed = certificate(TestingStatus.COMPLETED, Fields.failing());
    Certificate.Line toxin = line(failed, "mycotoxin_aflatoxins_ppb");
    assertThat(toxin.inWords()).isEqualTo("2000 ppb");
    assertThat(toxin.limit()).contains("20");
    assertThat(toxin.outcome()).isEqualTo(Outcome.OVER);
    assertThat(failed.sections())
        .filteredOn(Certificate.Section::isOver)
        .extracting(Certificate.Section::group)
        .containsExactly("mycotoxin");
  }

  @Test
  void showsNoValueBeforeTestingIsCompleted() {
    assertThat(certificate(TestingStatus.IN_PROGRESS, Fields.failing()).sections()).isEmpty();
  }

  @Test
  void isOfOneLineAValueWhateverWasSent() {
    Stated hostile = Fields.with(Fields.passing(), "mycotoxin_aflatoxins_ppb", "<b>\n1 & 2");
    assertThat(
            line(certificate(TestingStatus.COMPLETED, hostile), "mycotoxin_aflatoxins_ppb")
                .inWords())
        .doesNotContain("\n")
        .contains("<b> 1 & 2");
  }
}
