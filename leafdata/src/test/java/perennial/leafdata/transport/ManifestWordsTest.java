package perennial.leafdata.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;

/** The words for the kinds of manifests, as clients spell them. */
final class ManifestWordsTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final LeafCaller sender = SERVER.licensee("cultivator");
  private final LeafCaller receiver = SERVER.licensee("cultivator");

  private Reply file(String word) {
    String lot = new Goods(SERVER, sender).lot("immature_plant", "seeds", 10);
    return sender.post(
        "/inventory_transfers",
        """
        {"inventory_transfer": [{"manifest_type": "%s", "global_to_mme_id": "%s",
          "global_transporting_mme_id": "WAWA1.MM1", "inventory_transfer_items":
            [{"global_inventory_id": "%s", "qty": 4}]}]}\
        """
            .formatted(word, receiver.licenseeId(), lot));
  }

  @ParameterizedTest
  @CsvSource({
    "delivery, delivery",
    "pick-up, pick-up",
    "pickup, pick-up",
    "transporter, transporter"
  })
  void areTakenInEachSpellingAndPrintedInOne(String sent, String printed) {
    assertThat(file(sent).first().path("manifest_type").asString()).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({"Pickup", "pick up", "mule"})
  void areRefusedInOthers(String word) {
    assertThat(file(word).problems("manifest_type"))
        .containsExactly("The selected manifest type is invalid.");
  }
}
