package perennial.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.Inventory;
import perennial.journal.Reader;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.laboratory.Certificate;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.ResultStep;
import perennial.laboratory.RetestsOfResult;
import perennial.licensing.Directory;
import perennial.rulebook.RulePack;
import perennial.rulebook.publish.RulesInForce;

/**
 * Finds certificates by the identifier of their result, for everybody. What a certificate prints is
 * public: a label names its result so that a buyer can look.
 */
final class Certificates {
  /** A laboratory that changes a result more often has lost it in a loop. */
  private static final int STEPS_MAX = 100_000;

  private final Reader reader;
  private final RulesInForce rules;

  Certificates(Reader reader, RulesInForce rules) {
    this.reader = reader;
    this.rules = rules;
  }

  /**
   * @param id as printed on a label, in any case, with or without its prefix
   * @param now what is known of the parties then
   */
  Optional<Certified> find(String id, Instant now) {
    return GlobalId.read(id)
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Laboratory.RESULT_KIND))
        .flatMap(this::result)
        .map(result -> certified(result, now));
  }

  /** The laboratory owns the object, and in its name the result is read. */
  private Optional<LabResult> result(ObjectRef object) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var owner = reading.find(Identifiers.OBJECT, List.of(key(object)));
    reading.go();
    rules.upTo(reading.credentials());
    return owner.get().values().stream()
        .findFirst()
        .flatMap(row -> result(row.licenseeId(), row.serial()))
        .filter(result -> !result.isDeleted());
  }

  private Optional<LabResult> result(LicenseeId lab, long serial) {
    Reader.Reading reading = reader.as(lab);
    var found = reading.find(Laboratory.LAB_RESULT, List.of(List.<Object>of(lab, serial)));
    reading.go();
    return found.get().values().stream().findFirst();
  }

  private static List<Object> key(ObjectRef object) {
    return List.of(object.kind(), object.serial());
  }

  private Certified certified(LabResult result, Instant now) {
    RulePack pack = rules.pack();
    LicenseeId clientId = result.clientId();
    Set<LicenseeId> parties = new LinkedHashSet<>();
    parties.add(result.labId());
    if (clientId != null) {
      parties.add(clientId);
    }
    Reader.Reading reading = reader.as(parties);
    Instant then = result.createdAt();
    Directory.AsOf lab = Directory.asOf(reading, result.labId(), then, now);
    Directory.AsOf client = clientId == null ? null : Directory.asOf(reading, clientId, then, now);
    Supplier<Map<List<Object>, ObjectRow>> objects =
        reading.find(Identifiers.OBJECT, lots(result).stream().map(Certificates::key).toList());
    Supplier<List<ResultStep>> steps =
        reading.where(Laboratory.RESULT_STEP, "serial", List.of(result.serial()), STEPS_MAX);
    Supplier<RetestsOfResult> retests = RetestsOfResult.ask(reading, result.serial());
    reading.go();
    Certificate certificate =
        pack.findInForce(result.collectionDate())
            .map(set -> Certificate.of(result, set))
            .orElseGet(() -> new Certificate(result, List.of()));
    Map<List<Object>, ObjectRow> rows = objects.get();
    Long source = result.clientLot();
    return new Certified(
        certificate,
        printed(rows, Laboratory.RESULT_KIND, result.serial()),
        printed(rows, Inventory.LOT_KIND, result.sampleLot()),
        source == null ? null : printed(rows, Inventory.LOT_KIND, source),
        business(lab),
        client == null ? null : business(client),
        steps.get().stream().sorted(Comparator.comparing(ResultStep::recordedAt)).toList(),
        retests.get(),
        pack.jurisdiction().zone());
  }

  private static List<ObjectRef> lots(LabResult result) {
    Long source = result.clientLot();
    ObjectRef sample = new ObjectRef(Inventory.LOT_KIND, result.sampleLot());
    return source == null
        ? List.of(result.ref(), sample)
        : List.of(result.ref(), sample, new ObjectRef(Inventory.LOT_KIND, source));
  }

  private static String printed(Map<List<Object>, ObjectRow> rows, Kind kind, long serial) {
    var object = new ObjectRef(kind, serial);
    return rows.values().stream()
        .filter(row -> row.ref().equals(object))
        .map(row -> row.globalId().toString())
        .findFirst()
        .orElseGet(object::toString);
  }

  private static Certified.Business business(Directory.AsOf as) {
    String name = as.party().get().map(party -> party.name()).orElse("");
    String ubi = as.party().get().map(party -> party.certificateNumber()).orElse("");
    String code = as.license().get().map(license -> license.code()).orElse("");
    return new Certified.Business(name, code, ubi);
  }
}
