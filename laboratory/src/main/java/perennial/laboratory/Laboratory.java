package perennial.laboratory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.inventory.Inventory;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;

/** The laboratory room: samples, the results that laboratories report of them, and verdicts. */
public final class Laboratory implements Room {
  public static final Kind RESULT_KIND = new Kind("LR");

  public static final Table<LabSample> SAMPLE =
      Table.of("laboratory", "lab_sample", LabSample.class)
          .key("licenseeId", "lot", "portion")
          .streamOf(Inventory.LOT_KIND, "lot")
          .references("lot", Inventory.LOT_KIND)
          .build();

  /** Between two parties: the laboratory and the owner of the lot that was sampled. */
  public static final Table<LabResult> LAB_RESULT =
      Table.of("laboratory", "lab_result", LabResult.class)
          .owners("labId", "clientId")
          .key("labId", "serial")
          .object(RESULT_KIND, "serial")
          .references("sampleLot", Inventory.LOT_KIND, "labId")
          .references("clientLot", Inventory.LOT_KIND, "clientId")
          .check("(client_id IS NULL) = (client_lot IS NULL)")
          .check("amendments >= 0")
          .index("labId", "externalId")
          .index("clientId", "externalId")
          .index("clientId", "serial")
          .index("serial")
          .build();

  /** What became of a result, step by step; read in the laboratory's name. */
  public static final Table<ResultStep> RESULT_STEP =
      Table.of("laboratory", "result_step", ResultStep.class)
          .owners("labId")
          .key("labId", "serial", "entryId")
          .streamOf(RESULT_KIND, "serial")
          .references("serial", RESULT_KIND, "labId")
          .index("serial")
          .build();

  /** What became of samples; the laboratory's. */
  public static final Table<SampleFate> SAMPLE_FATE =
      Table.of("laboratory", "sample_fate", SampleFate.class)
          .owners("labId")
          .key("labId", "lot", "entryId")
          .streamOf(Inventory.LOT_KIND, "lot")
          .references("lot", Inventory.LOT_KIND, "labId")
          .build();

  /** Of one sample, which is decided on some times. */
  static final Index<SampleFate> FATES_OF_SAMPLE =
      new Index<>(SAMPLE_FATE, List.of("labId", "lot"), Index.LIMIT_DEFAULT);

  /** Lots that are tested again, and why; their holder's. */
  public static final Table<Retest> RETEST =
      Table.of("laboratory", "retest", Retest.class)
          .key("licenseeId", "lot", "result")
          .streamOf(Inventory.LOT_KIND, "lot")
          .references("lot", Inventory.LOT_KIND)
          .check("(retest IS NULL) = (retest_id IS NULL)")
          .index("result")
          .index("retest")
          .build();

  /** Of one lot, which fails some times. */
  static final Index<Retest> RETESTS_OF_LOT =
      new Index<>(RETEST, List.of("licenseeId", "lot"), Index.LIMIT_DEFAULT);

  @Override
  public String name() {
    return "laboratory";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(SAMPLE, LAB_RESULT, RESULT_STEP, SAMPLE_FATE, RETEST);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    var events = new LinkedHashMap<String, Class<? extends Event>>();
    events.put("lab-result.reported.1", LabResultReported.class);
    events.put("lab-result.changed.1", LabResultChanged.class);
    events.put("lab-result.amended.1", LabResultAmended.class);
    events.put("lab-result.copied.1", LabResultCopied.class);
    events.put("lab-result.voided.1", LabResultVoided.class);
    events.put("lab-result.removed.1", LabResultRemoved.class);
    events.put("sample.fated.1", SampleFated.class);
    events.put("retest.asked.1", RetestAsked.class);
    events.put("retest.reported.1", RetestReported.class);
    return events;
  }

  @Override
  public Projector projector() {
    return new LaboratoryProjector();
  }
}
