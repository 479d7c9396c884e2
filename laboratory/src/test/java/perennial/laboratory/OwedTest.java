package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;

import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.kernel.Stated;
import perennial.rulebook.assay.Verdict;

/** What a result lacks, while its groups arrive. */
class OwedTest {
  private final Scene scene = new Scene();
  private final Lot sample = scene.sampled(scene.harvested(CLIENT));

  private Owed owed(LabResult result) {
    return Owed.of(result, Scene.RULES.getInForce(result.collectionDate()));
  }

  private LabResult report(TestingStatus testing, Stated fields) {
    return scene.result(scene.accept(LAB, scene.report(sample, testing, fields)));
  }

  @Test
  void namesWhatIsMissingGroupByGroup() {
    Stated some =
        Fields.without(Fields.passing(), "mycotoxin_status", "microbial_salmonella_cfu_g");
    Owed owed = owed(report(TestingStatus.IN_PROGRESS, some));

    assertThat(owed.isCompletionOwed()).isTrue();
    assertThat(owed.missing()).extracting(Verdict.Missing::group).contains("mycotoxin");
    assertThat(owed.arrived()).extracting(Owed.Group::key).contains("microbial");
    assertThat(owed.arrived()).extracting(Owed.Group::key).doesNotContain("mycotoxin");
  }

  @Test
  void owesNothingButTheWordOfCompletionInTheEnd() {
    Owed owed = owed(report(TestingStatus.IN_PROGRESS, Fields.passing()));
    assertThat(owed.missing()).isEmpty();
    assertThat(owed.isCompletionOwed()).isTrue();
    assertThat(owed(report(TestingStatus.COMPLETED, Fields.passing())).isCompletionOwed())
        .isFalse();
  }

  @Test
  void namesTheLaboratoryThatTestedAGroup() {
    Stated fields = Fields.with(Fields.passing(), "mycotoxin_lab", " L2 ");
    assertThat(owed(report(TestingStatus.COMPLETED, fields)).arrived())
        .filteredOn(group -> group.key().equals("mycotoxin"))
        .extracting(Owed.Group::lab)
        .containsExactly("L2");
  }
}
