package perennial.leafdata.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestStatus;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldList;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import tools.jackson.databind.node.ObjectNode;

/** Lab results as the wire shows them. */
record ResultRows(ResultFacts facts) {
  static final Kind KIND = Laboratory.RESULT_KIND;

  /** The type of the batch that a sample came in, in the wire's words. */
  private static final String BATCH_TYPE = "intermediate/ end product";

  /** What the registry prints itself; all other fields are as the laboratory stated them. */
  private static final Set<String> OWN =
      Set.of(
          "global_id",
          "created_at",
          "deleted_at",
          "updated_at",
          "external_id",
          "status",
          "testing_status",
          "extraction_eligible",
          "retest_eligible",
          "tested_at",
          "received_at",
          "type",
          "intermediate_type",
          "total_thc",
          "total_cbd",
          "high_thc_flag",
          "high_cbd_flag",
          "batch_type",
          "global_mme_id",
          "global_user_id",
          "global_for_mme_id",
          "global_inventory_id",
          "global_for_inventory_id",
          "global_batch_id",
          "strain_name",
          "high_thc",
          "high_cbd",
          "general_use",
          "inventory",
          "inventory_type",
          "for_inventory",
          "inventories");

  private static final List<String> STATED =
      FieldLists.LAB_RESULT.names().stream().filter(name -> !OWN.contains(name)).toList();

  /** The 211 fields of lists and updates. */
  Row full(LabResult result) {
    FieldList list = FieldLists.LAB_RESULT;
    Row row = list.row();
    STATED.forEach(name -> StatedFields.print(row, list, result.stated(), name));
    fill(row, result);
    Lot sample = facts.sample(result);
    return row.set("deleted_at", result.deletedAt())
        .set("tested_at", result.testedAt())
        .set("received_at", result.receivedAt())
        .set("high_thc_flag", result.highThc())
        .set("high_cbd_flag", result.highCbd())
        .set("strain_name", strain(result, sample))
        .set("inventory_type", sample == null ? null : new EmbeddedLots(facts).type(sample));
  }

  /** What was sent, with what the registry computes. */
  Row created(ObjectNode sent, LabResult result) {
    return fill(FieldLists.LAB_RESULT_CREATED.row(sent), result);
  }

  private Row fill(Row row, LabResult result) {
    Ids lab = new Ids(facts.licensee(result.labId()));
    Lot sample = facts.sample(result);
    TestStatus status = result.status();
    row.set("global_id", lab.of(KIND, result.serial()))
        .set("created_at", result.createdAt())
        .set("updated_at", result.updatedAt())
        .set("external_id", result.externalId())
        .set("status", word(status))
        .set("testing_status", result.testingStatus().wire())
        // A failed lot may be tested again, a passed one extracted.
        .set("retest_eligible", status == TestStatus.FAILED)
        .set("extraction_eligible", status == TestStatus.PASSED)
        .set("type", stated(result.type(), result, "type"))
        .set("intermediate_type", stated(result.productClass(), result, "intermediate_type"))
        .set("total_thc", result.totalThc())
        .set("total_cbd", result.totalCbd())
        .set("batch_type", sample == null ? null : BATCH_TYPE)
        .set("global_mme_id", lab.licensee())
        .set("global_user_id", Ids.user(result.userSerial()))
        .set("global_for_mme_id", client(result))
        .set("global_inventory_id", lab.of(Inventory.LOT_KIND, result.sampleLot()))
        .set("global_for_inventory_id", clientLot(result))
        .set(
            "global_batch_id", sample == null ? null : lab.of(Inventory.BATCH_KIND, sample.batch()))
        .set("high_thc", result.highThc())
        .set("high_cbd", result.highCbd())
        .set("general_use", result.generalUse());
    return embed(row, result, sample);
  }

  private Row embed(Row row, LabResult result, @Nullable Lot sample) {
    var lots = new EmbeddedLots(facts);
    Lot clientLot = facts.clientLot(result);
    var both = new ArrayList<Row>();
    if (clientLot != null) {
      both.add(lots.lot(clientLot));
    }
    if (sample != null) {
      both.add(lots.lot(sample));
    }
    return row.set("inventory", sample == null ? null : lots.lot(sample))
        .set("for_inventory", clientLot == null ? null : lots.forLot(clientLot))
        .set("inventories", both);
  }

  /** What follows from the lot's type; what was stated only where nothing does. */
  private static @Nullable String stated(String derived, LabResult result, String name) {
    if (!derived.isEmpty()) {
      return derived;
    }
    String stated = result.stated().text(name, "");
    return stated.isEmpty() ? null : stated;
  }

  private static @Nullable String client(LabResult result) {
    LicenseeId client = result.clientId();
    if (result.forLicensee() != null) {
      return result.forLicensee();
    }
    return client == null ? null : Ids.licensee(client.value());
  }

  private @Nullable String clientLot(LabResult result) {
    LicenseeId client = result.clientId();
    return client == null
        ? null
        : new Ids(facts.licensee(client)).of(Inventory.LOT_KIND, result.clientLot());
  }

  private @Nullable String strain(LabResult result, @Nullable Lot sample) {
    String ofSample = sample == null ? null : facts.strain(sample);
    Lot clientLot = facts.clientLot(result);
    return ofSample != null || clientLot == null ? ofSample : facts.strain(clientLot);
  }

  /** A result that decides nothing yet is in progress. */
  static String word(TestStatus status) {
    return switch (status) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case PENDING, UNTESTED -> "in_progress";
    };
  }
}
