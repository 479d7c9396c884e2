package perennial.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.inventory.TestPath;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.laboratory.Certificate;
import perennial.laboratory.CollectionSource;
import perennial.laboratory.LabResult;
import perennial.laboratory.ResultStep;
import perennial.laboratory.ResultVerdict;
import perennial.laboratory.Retest;
import perennial.laboratory.RetestsOfResult;
import perennial.laboratory.TestingStatus;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RulePackLoader;

/** Certificates to print. */
final class Samples {
  static final String BASE = "https://registry.example";
  private static final RuleSet RULES = RulePackLoader.loadShipped("wa", "2018").sets().getLast();
  private static final Instant THEN = RULES.from().plusSeconds(86_400);

  /** A name that would be markup, a script or a broken document where it was not escaped. */
  static final String HOSTILE = "<script>alert('&amp;\"')</script> ]]> \u0000\u0001\uFFFF \ud800";

  /** That goods were tested again, before and after. */
  private static final RetestsOfResult RETESTS =
      new RetestsOfResult(
          List.of(retest("WAL21.LR19", 46L, "WAL21.LR1A")),
          List.of(retest("WAL21.LR1A", 47L, "WAL22.LR1B"), retest("WAL21.LR1A", null, null)));

  private Samples() {}

  private static Retest retest(String failed, @Nullable Long retest, @Nullable String retestId) {
    return new Retest(
        new LicenseeId(1),
        120,
        45,
        failed,
        "Doubt <it>.",
        1,
        THEN,
        retest,
        retestId,
        retest == null ? null : THEN);
  }

  static Certified certified(ResultVerdict verdict, TestingStatus testing, String name) {
    return certified(result(verdict, testing, null, null), name);
  }

  static Certified certified(LabResult result, String name) {
    return new Certified(
        Certificate.of(result, RULES),
        "WAL21.LR1A",
        "WAL21.IN2B",
        "WAJ412149.IN3C",
        new Certified.Business(name, "L21", "603000001"),
        new Certified.Business("Green Farm", "J412149", "603000002"),
        List.of(step(ResultStep.Kind.REPORTED), step(ResultStep.Kind.AMENDED)),
        RETESTS,
        ZoneId.of("America/Los_Angeles"));
  }

  private static ResultStep step(ResultStep.Kind kind) {
    return new ResultStep(
        new LicenseeId(2), 46, 7, kind, ResultVerdict.PASS, "Typed <wrong>.", 1, THEN);
  }

  static LabResult result(
      ResultVerdict verdict,
      TestingStatus testing,
      @Nullable Instant voidedAt,
      @Nullable Instant amendedAt) {
    return result(verdict, testing, voidedAt, amendedAt, null);
  }

  /** Whose mycotoxins count for nothing. */
  static LabResult uncounted() {
    return result(
        ResultVerdict.INDETERMINATE,
        TestingStatus.COMPLETED,
        null,
        null,
        "mycotoxin: tested by L99, which was not accredited for it on the <day> of collection.");
  }

  private static LabResult result(
      ResultVerdict verdict,
      TestingStatus testing,
      @Nullable Instant voidedAt,
      @Nullable Instant amendedAt,
      @Nullable String uncounted) {
    return new LabResult(
        new LicenseeId(2),
        46,
        83,
        new LicenseeId(1),
        120L,
        null,
        "harvest_materials",
        "flower_lots",
        false,
        testing,
        verdict,
        RULES.version().toString(),
        verdict == ResultVerdict.FAIL ? "mycotoxin_aflatoxins_ppb: 2000 ppb" : "",
        new BigDecimal("20.1"),
        null,
        false,
        false,
        false,
        THEN,
        CollectionSource.DRAWN,
        THEN,
        THEN,
        null,
        TestPath.ORIGIN,
        stated(verdict),
        amendedAt == null ? 0 : 1,
        1,
        THEN,
        THEN,
        voidedAt,
        voidedAt == null ? null : "Samples <mixed> up.",
        null,
        amendedAt,
        null,
        uncounted);
  }

  private static Stated stated(ResultVerdict verdict) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (String group : List.of("cannabinoid", "microbial", "mycotoxin", "metal", "pesticide")) {
      all.put(group + "_status", "completed");
    }
    all.put("cannabinoid_d9_thca_percent", "22.5");
    all.put("cannabinoid_d9_thc_percent", "0.41");
    all.put("cannabinoid_cbd_percent", "<0.01");
    all.put("moisture_content_water_activity_rate", "0.55");
    all.put("foreign_matter_stems", "0");
    all.put("microbial_salmonella_cfu_g", "ND");
    all.put("mycotoxin_aflatoxins_ppb", verdict == ResultVerdict.FAIL ? "2000" : "1.0");
    all.put("mycotoxin_lab", "L99");
    all.put("metal_lead_ppm", "<script>");
    RULES.lab().analytes().stream()
        .filter(analyte -> analyte.group().equals("pesticide"))
        .forEach(analyte -> all.put(analyte.sentAs(), "0"));
    return Stated.of(all);
  }
}
