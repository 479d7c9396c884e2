package perennial.leafdata.laboratory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.kernel.Stated;
import perennial.laboratory.SampleClients;
import perennial.laboratory.TestingStatus;
import perennial.leafdata.door.References;
import perennial.leafdata.format.Analyte;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LabFields;
import perennial.leafdata.format.LabGroup;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.Need;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as a laboratory sent it: the few fields that the registry names, and all others exactly
 * as they are, known or not.
 *
 * @param testing null when it was not sent
 * @param stated without what the registry computes and without nested objects, which clients send
 *     back that got them
 */
record SentResult(
    @Nullable Long sampleLot,
    @Nullable Long clientLot,
    @Nullable String forLicensee,
    @Nullable TestingStatus testing,
    @Nullable Instant receivedAt,
    @Nullable Instant testedAt,
    @Nullable String externalId,
    Stated stated) {

  /** Fields that have a place of their own. */
  private static final Set<String> NAMED =
      Set.of(
          "global_id",
          "global_inventory_id",
          "global_for_inventory_id",
          "global_for_mme_id",
          "testing_status",
          "received_at",
          "tested_at",
          "external_id");

  /** Fields that the registry computes; what a client sends back of them says nothing. */
  private static final Set<String> COMPUTED =
      Set.of(
          "created_at",
          "updated_at",
          "deleted_at",
          "status",
          "total_thc",
          "total_cbd",
          "general_use",
          "retest_eligible",
          "extraction_eligible",
          "batch_type",
          "strain_name",
          "global_mme_id",
          "global_user_id",
          "global_batch_id");

  /**
   * @param sampleNeed a create must name its sample, an update need not
   */
  static SentResult read(Fields fields, Need sampleNeed) {
    return new SentResult(
        References.serial(fields, "global_inventory_id", sampleNeed, Inventory.LOT_KIND),
        References.serial(fields, "global_for_inventory_id", Need.OPTIONAL, Inventory.LOT_KIND),
        fields.text("global_for_mme_id", Need.OPTIONAL).orElse(null),
        fields
            .choice("testing_status", Need.OPTIONAL, LabGroup.STATUSES)
            .flatMap(TestingStatus::read)
            .orElse(null),
        start(fields.moment("received_at", Need.OPTIONAL)),
        start(fields.moment("tested_at", Need.OPTIONAL)),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        stated(fields));
  }

  SampleClients.Asked asked() {
    return new SampleClients.Asked(sampleLot, clientLot);
  }

  private static @Nullable Instant start(Optional<LeafMoment> moment) {
    return moment.map(LeafMoment::start).orElse(null);
  }

  private static Stated stated(Fields fields) {
    ObjectNode sent = fields.sent();
    var kept = new LinkedHashMap<String, @Nullable Object>();
    for (Map.Entry<String, JsonNode> field : sent.properties()) {
      String name = field.getKey();
      if (field.getValue().isValueNode() && !NAMED.contains(name) && !COMPUTED.contains(name)) {
        kept.put(name, scalar(field.getValue()));
        current(name, field.getValue())
            .filter(column -> !sent.has(column))
            .ifPresent(column -> kept.put(column, scalar(field.getValue())));
      }
    }
    if (kept.size() > Stated.FIELDS_MAX) {
      fields.refuse("lab_result", "The :attribute may not have more than 512 fields.");
      return Stated.NONE;
    }
    return Stated.of(kept);
  }

  /** The column that an old or misspelled name means today: limits are laid on that one. */
  private static Optional<String> current(String name, JsonNode value) {
    return value.isNull() || value.asString("").isBlank()
        ? Optional.empty()
        : LabFields.find(name).map(Analyte::field).filter(column -> !column.equals(name));
  }

  private static @Nullable Object scalar(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isNumber()) {
      return value.decimalValue();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.asString();
  }

  /** The questions of several results, for one look-up. */
  static List<SampleClients.Asked> asked(List<SentResult> results) {
    return results.stream().map(SentResult::asked).toList();
  }
}
