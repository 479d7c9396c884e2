package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.inventory.Inventory;
import perennial.kernel.Cbor;
import perennial.kernel.RecordForm;
import perennial.kernel.Stated;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.AnalyteResult;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.assay.SubcontractRule;

/**
 * Absent, null, the empty text, 0 and a number in a group that is not completed are five things, in
 * events, in rows and before the judge; and no analyte more or less makes missing a verdict.
 */
class ValuesPropertyTest {
  private static final LabRules LAB_RULES = Scene.RULES.sets().getLast().lab();

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  @Test
  void keepsTheFiveKindsApartThroughEventAndRow() {
    Stated fields =
        Fields.with(
            Stated.NONE,
            "pesticide_status",
            "completed",
            "pesticide_abamectin_ppm",
            null,
            "pesticide_acephate_ppm",
            "",
            "pesticide_acequinocyl_ppm",
            0,
            "metal_status",
            "not_started",
            "metal_lead_ppm",
            0,
            "solvent_of_the_future_ppm",
            "0.10");
    Scene scene = new Scene();
    LabResult result = scene.reported(scene.sampled(scene.harvested(CLIENT)), fields);
    Stated read = result.stated(); // the journal in memory folds what CBOR gives back
    assertThat(read).isEqualTo(fields);
    Stated kept = Stated.parse(read.toString());
    assertThat(kept).isEqualTo(fields);
    assertThat(kinds(kept))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "pesticide_abamectin_ppm", "SENT_AS_NULL",
                "pesticide_acephate_ppm", "SENT_BLANK",
                "pesticide_acequinocyl_ppm", "Measured",
                "metal_lead_ppm", "GROUP_NOT_COMPLETED 0"));
  }

  @Test
  void keepsAnyFieldsThroughEventAndRow() {
    var random = new Random(20_261_120);
    for (int run = 0; run < 200; run++) {
      Stated fields = StatedFields.plain(any(random));
      var event =
          new LabResultChanged(
              LAB,
              7,
              new ResultChange(null, null, null, null, null, fields),
              new Judged(
                  ResultVerdict.INDETERMINATE,
                  "wa-2018/1",
                  List.of(),
                  null,
                  null,
                  false,
                  false,
                  false,
                  null));
      Stated read = throughCbor(event).change().stated();
      assertThat(read).isEqualTo(fields);
      assertThat(Stated.parse(read.toString()).asMap()).isEqualTo(fields.asMap());
    }
  }

  /** Fields that say "not tested" in any way, added or taken away, never decide anything. */
  @Test
  void neverMakesMissingAVerdict() {
    var random = new Random(59);
    for (int run = 0; run < 100; run++) {
      Scene scene = new Scene();
      Stated base =
          run % 2 == 0 ? Fields.passing() : Fields.without(Fields.passing(), "microbial_status");
      ResultVerdict before = verdict(scene, base);
      var more = new LinkedHashMap<String, @Nullable Object>(base.asMap());
      for (Analyte analyte : LAB_RULES.analytes()) {
        String group = analyte.group();
        boolean isOpen = !base.has(group + "_status") && !"moisture foreign".contains(group);
        if (isOpen && random.nextInt(4) == 0) {
          more.putIfAbsent(analyte.key(), nothing(random));
          more.put(group + "_status", random.nextBoolean() ? "not_started" : "in_progress");
        }
      }
      assertThat(verdict(scene, Stated.of(more))).isEqualTo(before);
    }
  }

  /** Taking away any field of a passing result leaves it open or passing, never failed. */
  @Test
  void neverFailsForWhatIsTakenAway() {
    for (String name : Fields.passing().asMap().keySet()) {
      Scene scene = new Scene();
      assertThat(verdict(scene, Fields.without(Fields.passing(), name)))
          .isNotEqualTo(ResultVerdict.FAIL);
      if (name.endsWith("_status")) {
        assertThat(verdict(scene, Fields.without(Fields.passing(), name)))
            .isEqualTo(ResultVerdict.INDETERMINATE);
      }
    }
  }

  @Test
  void foldsTheSameRowsFromEntries() {
    Scene scene = new Scene();
    var lot = scene.harvested(CLIENT);
    LabResult first = scene.reported(scene.sampledWhole(scene.split(lot)), Fields.passing());
    scene.accept(
        LAB,
        new ChangeResult(
            first.serial(),
            CLIENT,
            null,
            null,
            new ResultChange(
                null, Instant.EPOCH, null, "x", null, Fields.with(Stated.NONE, "a", null, "b", "")),
            scene.judge));
    LabResult second = scene.reported(scene.sampled(lot), Fields.failing());
    scene.accept(LAB, new VoidResult(second.serial(), CLIENT, "Mixed up."));
    LabResult third = scene.reported(scene.harvested(LAB), Fields.passing());
    scene.accept(LAB, new DeleteResult(third.serial(), null));

    assertThat(scene.journal.rows(Laboratory.LAB_RESULT)).hasSize(3);
    assertThat(scene.journal.rows(Laboratory.SAMPLE)).hasSize(2);
    assertThat(scene.journal.rows(Inventory.TESTED)).hasSize(6);
    assertThat(scene.journal.differences()).isEmpty();
  }

  private static ResultVerdict verdict(Scene scene, Stated fields) {
    var goods = new Goods("harvest_materials", "flower_lots", false);
    return scene
        .judge
        .judge(
            NOW,
            goods,
            TestingStatus.COMPLETED,
            fields,
            (lab, group, analytes, at) -> SubcontractRule.Standing.UNKNOWN)
        .judged()
        .verdict();
  }

  private static @Nullable Object nothing(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> 0;
      default -> new BigDecimal("999999");
    };
  }

  private static Stated any(Random random) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (int i = random.nextInt(40); i > 0; i--) {
      Object value =
          switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> random.nextBoolean();
            case 3 -> new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(9));
            case 4 -> new BigDecimal("1E+" + random.nextInt(10));
            default -> "\"\\\n\tµ" + random.nextInt();
          };
      fields.put("f" + random.nextInt(100), value);
    }
    return Stated.of(fields);
  }

  /** What the judge reads of each analyte, in short. */
  private static Map<String, String> kinds(Stated fields) {
    var kinds = new LinkedHashMap<String, String>();
    LAB_RULES
        .readScalars(fields.asMap())
        .results()
        .forEach((analyte, result) ->
            kinds.put(
                analyte,
                switch (result) {
                  case AnalyteResult.NotTested(var reason, var sent) ->
                      (reason + " " + sent).strip();
                  default -> result.getClass().getSimpleName();
                }));
    return kinds;
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R throughCbor(R event) {
    return (R) read(event);
  }

  @SuppressWarnings("unchecked")
  private static Record read(Record event) {
    RecordForm<Record> form = RecordForm.of((Class<Record>) event.getClass());
    byte[] bytes = Cbor.encode(form.toMap(event));
    return form.fromMap((Map<?, ?>) java.util.Objects.requireNonNull(Cbor.decode(bytes)));
  }
}
