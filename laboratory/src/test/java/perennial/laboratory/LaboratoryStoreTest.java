package perennial.laboratory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;
import static perennial.laboratory.Scene.SHOP;
import static perennial.laboratory.Scene.STRANGER;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.inventory.TestStatus;
import perennial.journal.Reader;
import perennial.journal.StoreJournal;
import perennial.kernel.Stated;

/** Results on PostgreSQL: who finds the client, who may read what, and that rows are as folded. */
class LaboratoryStoreTest {
  private static final StoreJournal JOURNAL = new StoreJournal(Scene.ROOMS);
  private static final Scene SCENE = new Scene(JOURNAL, "flower_lots");

  private final Reader reader = JOURNAL.reader();
  private final ResultAccess access = new ResultAccess(reader);
  private final Lot lot = SCENE.harvested(CLIENT);

  @AfterEach
  void foldsToTheSameRows() {
    assertThat(JOURNAL.differences()).isEmpty();
  }

  @AfterAll
  static void drop() {
    JOURNAL.close();
  }

  @Test
  void findsTheClientOfASample() {
    Lot sample = SCENE.sampled(lot);
    Lot part = SCENE.split(sample);
    Lot other = SCENE.harvested(CLIENT);
    Lot own = SCENE.harvested(LAB);
    var derived = new SampleClients.Asked(part.serial(), null);
    var stated = new SampleClients.Asked(sample.serial(), lot.serial());
    var wrong = new SampleClients.Asked(sample.serial(), other.serial());
    var none = new SampleClients.Asked(own.serial(), null);
    var foreign = new SampleClients.Asked(lot.serial(), null);
    Map<SampleClients.Asked, SampleClients.Client> clients =
        new SampleClients(reader).find(LAB, List.of(derived, stated, wrong, none, foreign));
    assertThat(clients)
        .containsEntry(derived, new SampleClients.Client(CLIENT, lot.serial()))
        .containsEntry(stated, new SampleClients.Client(CLIENT, lot.serial()))
        .containsEntry(wrong, new SampleClients.Client(null, other.serial()))
        .containsEntry(none, new SampleClients.Client(null, null))
        .containsEntry(foreign, new SampleClients.Client(null, null));
  }

  @Test
  void letsWhoHoldsWhatItHoldsForRead() {
    Lot early = SCENE.sent(lot, STRANGER);
    LabResult result = SCENE.reported(SCENE.sampled(lot), Fields.passing());
    Lot late = SCENE.split(SCENE.sent(lot, SHOP));
    long serial = result.serial();
    assertThat(access.find(LAB, List.of(serial))).containsOnlyKeys(serial);
    assertThat(access.find(CLIENT, List.of(serial))).containsOnlyKeys(serial);
    assertThat(access.find(STRANGER, List.of(serial))).isEmpty();
    assertThat(access.find(SHOP, List.of(serial, serial + 1_000)))
        .containsExactly(Map.entry(serial, result));
    assertThat(access.find(SHOP, List.of())).isEmpty();

    Reader.Reading reading = reader.as(SHOP);
    Supplier<ResultsOfLots> asked = ResultsOfLots.ask(reading, List.of(early, late));
    reading.go();
    ResultsOfLots results = asked.get();
    assertThat(results.status(early)).isEqualTo(TestStatus.UNTESTED);
    assertThat(results.deciding(late).orElseThrow().result()).isEqualTo(serial);
    assertThat(results.all(late)).hasSize(1);

    SCENE.accept(LAB, new VoidResult(serial, CLIENT, "Mixed up."));
    assertThat(access.find(SHOP, List.of(serial))).isEmpty();
    assertThat(access.find(CLIENT, List.of(serial))).containsOnlyKeys(serial);
  }

  @Test
  void keepsWhatWasSentThroughColumns() {
    Stated fields =
        Fields.with(
            Fields.passing(), "metal_lead_ppm", null, "metal_editor", "", "metal_status", 0);
    LabResult result = SCENE.reported(SCENE.sampled(lot), fields);
    LabResult read =
        requireNonNull(access.find(CLIENT, List.of(result.serial())).get(result.serial()));
    assertThat(read.stated()).isEqualTo(fields);
    assertThat(read).isEqualTo(result);
    assertThat(read.collectionSource()).isEqualTo(CollectionSource.DRAWN);
  }

  @Test
  void changesAndDeletes() {
    LabResult result = SCENE.reported(SCENE.harvested(LAB), Fields.passing());
    var change = new ResultChange(null, null, null, "x", null, Fields.failing());
    LabResult changed =
        SCENE.result(
            SCENE.accept(
                LAB, new ChangeResult(result.serial(), null, null, null, change, SCENE.judge)));
    assertThat(changed.verdict()).isEqualTo(ResultVerdict.FAIL);
    assertThat(changed.amendments()).isEqualTo(1);
    SCENE.accept(LAB, new DeleteResult(result.serial(), null));
    assertThat(SCENE.result(result.ref()).isDeleted()).isTrue();
  }
}
