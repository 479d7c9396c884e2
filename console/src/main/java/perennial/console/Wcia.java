package perennial.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perennial.laboratory.Certificate;
import perennial.laboratory.LabResult;
import perennial.laboratory.Retest;
import perennial.rulebook.assay.AnalyteResult;
import perennial.web.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A certificate in the form in which Washington's traders exchange lab results: the WCIA lab result
 * schema, version 2.2.
 */
final class Wcia {
  static final String VERSION = "2.2.0";

  /** The form's words for groups; a group that it does not know is called as the rules call it. */
  private static final Map<String, Group> GROUPS =
      Map.of(
          "cannabinoid", new Group("cannabinoid assay", "cannabinoid"),
          "terpenoid", new Group("terpene assay", "terpene"),
          "moisture", new Group("loss on drying assay", "moisture"),
          "foreign", new Group("foreign matter assay", "foreign matter"),
          "microbial", new Group("microbial assay", "microbe"),
          "mycotoxin", new Group("mycotoxin assay", "mycotoxin"),
          "metal", new Group("heavy metal assay", "heavy metal"),
          "pesticide", new Group("pesticide assay", "pesticide"),
          "solvent", new Group("residual solvent assay", "solvent"),
          "", new Group("derived values", "unknown"));

  private static final Map<String, String> UNITS = Map.of("percent", "pct", "CFU/g", "cfu");

  private record Group(String test, String analyte) {}

  private Wcia() {}

  static ObjectNode of(Certified certified, String baseUrl) {
    LabResult result = certified.certificate().result();
    String page = baseUrl + Console.PUBLIC + CertificatePage.PATH.replace("{id}", certified.id());
    String origin = page + "/wcia.json";
    ObjectNode document = Json.NODES.objectNode();
    document
        .put("document_name", "WCIA Lab Result Schema")
        .put("document_schema_version", VERSION)
        .put("document_origin", origin)
        .put("lab_name", certified.laboratory().name())
        .put("lab_ubi_license", certified.laboratory().ubi())
        .put("lab_ccrs_license", certified.laboratory().code())
        .put("labresult_id", certified.id())
        .put("coa", page + "/certificate.pdf")
        .put("release_date", released(certified))
        .put("amended_date", day(certified, result.amendedAt()))
        .putNull("expire_date")
        .put("status", status(result))
        .put("is_medical", result.medicallyCompliant() ? 1 : 0);
    document
        .putObject("sample")
        .put("id", certified.sample())
        .put("sample_source_id", Objects.requireNonNullElse(certified.source(), ""));
    ArrayNode tests = document.putArray("metric_list");
    certified.certificate().sections().forEach(each -> test(tests.addObject(), certified, each));
    ObjectNode meta = document.putObject("meta");
    meta.put("wcia_lab_result_Link", origin)
        .put("verdict", result.verdict().name())
        .put("rules", result.rulesVersion())
        .put("amendments", result.amendments())
        .put("amendment_reason", result.amendmentReason())
        .put("voided_date", day(certified, result.voidedAt()))
        .put("void_reason", result.voidReason());
    uncounted(meta.putObject("not_counted"), certified.certificate());
    ids(meta.putArray("retest_of"), certified.retests().before(), Retest::resultId);
    ids(meta.putArray("retested_by"), certified.retests().after(), Retest::retestId);
    return document;
  }

  /**
   * The form knows pass and fail; what is neither is said in other words, so never taken for one.
   */
  private static String status(LabResult result) {
    if (result.isVoided()) {
      return "void";
    }
    return switch (result.verdict()) {
      case PASS, NOT_APPLICABLE -> "pass";
      case FAIL -> "fail";
      case INDETERMINATE -> "in progress";
    };
  }

  /** By group, why its values do not count. */
  private static void uncounted(ObjectNode reasons, Certificate certificate) {
    certificate.sections().stream()
        .filter(section -> !section.isCounted())
        .forEach(section -> reasons.put(section.group(), section.uncounted()));
  }

  private static void ids(
      ArrayNode list, List<Retest> retests, Function<Retest, @Nullable String> id) {
    retests.stream().map(id).filter(Objects::nonNull).distinct().forEach(list::add);
  }

  private static @Nullable String released(Certified certified) {
    LabResult result = certified.certificate().result();
    return result.isCompleted()
        ? day(certified, Objects.requireNonNullElse(result.testedAt(), result.createdAt()))
        : null;
  }

  private static @Nullable String day(Certified certified, @Nullable Instant instant) {
    return Optional.ofNullable(instant)
        .map(at -> LocalDate.ofInstant(at, certified.zone()).toString())
        .orElse(null);
  }

  private static void test(ObjectNode test, Certified certified, Certificate.Section section) {
    Group group =
        GROUPS.getOrDefault(
            section.group(), new Group(section.group() + " assay", section.group()));
    test.put(
            "test_id",
            certified.id() + "-" + (section.group().isEmpty() ? "derived" : section.group()))
        .put("test_type", group.test())
        .put("status", word(section, section.isOver()));
    ArrayNode metrics = test.putArray("metrics");
    for (Certificate.Line line : section.lines()) {
      amount(line.value())
          .ifPresent(amount ->
              metrics
                  .addObject()
                  .put("id", line.key())
                  .put("name", line.name().toLowerCase(Locale.ROOT))
                  .put("analyte_type", line.unit().equals("aw") ? "wateractivity" : group.analyte())
                  .put("qom", amount)
                  .put("uom", UNITS.getOrDefault(line.unit(), line.unit()))
                  .put("status", word(section, line.isOver())));
    }
  }

  /** What does not count neither passes nor fails. */
  private static String word(Certificate.Section section, boolean isOver) {
    if (!section.isCounted()) {
      return "not counted";
    }
    return isOver ? "fail" : "pass";
  }

  /** What was not tested is left out: the form has no word for it, and zero would be a lie. */
  private static Optional<String> amount(AnalyteResult value) {
    return switch (value) {
      case AnalyteResult.Measured(BigDecimal measured) -> Optional.of(measured.toPlainString());
      case AnalyteResult.NotDetected() -> Optional.of("ND");
      case AnalyteResult.BelowQuantitation(BigDecimal level) ->
          Optional.of(level == null ? "<LOQ" : "<" + level.toPlainString());
      case AnalyteResult.NotTested _, AnalyteResult.Invalid _ -> Optional.empty();
    };
  }
}
