package perennial.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;
import perennial.laboratory.TestingStatus;
import perennial.laboratory.VerdictTrial;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.AnalyteForm;
import perennial.rulebook.assay.AnalyteResult;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.assay.Outcome;
import perennial.rulebook.assay.Sent;
import perennial.rulebook.load.RulePackLoader;

/**
 * How fast lab results are judged: a full one by one rule set, and many by two, as when a rule set
 * is tried; the second with its text as the database has it. Of one core, its own time counts,
 * whatever else the machine does.
 */
final class RuleMeasures {
  /** Runs whose time counts; the compiler needs as many before. */
  private static final int RUNS = 20_000;

  private static final int TRIALS = 100_000;

  /** Within every limit but those that allow none of it: a result that fails is soon told. */
  private static final String VALUE = "0.001";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String GOODS = "flower_lots";
  private static final double MICROS = 1e6;

  private final Progress progress;

  RuleMeasures(Progress progress) {
    this.progress = progress;
  }

  String judging() {
    List<RuleSet> sets = RulePackLoader.loadShipped("wa", "current").sets();
    RuleSet before = sets.getFirst();
    RuleSet after = sets.getLast();
    Map<String, String> fields = fullResult(after.lab());
    single(after.lab(), fields);
    double micros = single(after.lab(), fields);
    String text = Stated.of(nullable(fields)).toString();
    var trial = new VerdictTrial(before, after);
    tried(trial, text);
    double rate = tried(trial, text);
    double trying = triedByOne(trial, text);
    progress.say(
        String.format(
            Locale.ROOT,
            "  Judging: %.1f µs a result, %.1f µs tried, %,.0f tried a second",
            micros,
            trying,
            rate));
    return LogMeasures.table(
        "Lab results judged",
        List.of(
            "values of one result",
            "µs of a core, read and judged",
            "µs of a core, tried by two rule sets",
            "tried a second, every core"),
        List.of(
            LogMeasures.count(fields.size()),
            String.format(Locale.ROOT, "%.1f", micros),
            String.format(Locale.ROOT, "%.1f", trying),
            LogMeasures.count(rate)));
  }

  private static Map<String, String> fullResult(LabRules lab) {
    var fields = new LinkedHashMap<String, String>();
    lab.groups().forEach(group -> fields.put(group.statusField(), group.completed()));
    lab.analytes()
        .forEach(analyte ->
            fields.put(
                analyte.sentAs(),
                analyte.form() == AnalyteForm.FLAG || isOver(lab, analyte.key()) ? "0" : VALUE));
    return fields;
  }

  private static boolean isOver(LabRules lab, String analyte) {
    var value = new AnalyteResult.Measured(new BigDecimal(VALUE));
    return lab.limits().stream()
        .anyMatch(each -> each.analyte().equals(analyte) && each.judge(value) == Outcome.OVER);
  }

  private static Map<String, @Nullable Object> nullable(Map<String, String> fields) {
    return new HashMap<>(fields);
  }

  private static double single(LabRules lab, Map<String, String> fields) {
    var sent = new HashMap<String, Sent>();
    fields.forEach((name, value) -> sent.put(name, new Sent.Text(value)));
    long findings = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < RUNS; i++) {
      findings += lab.judge(GOODS, Set.of(), lab.read(sent)).findings().size();
    }
    double nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (findings == 0) {
      throw new BenchFailed("Nothing was judged.");
    }
    return nanos / RUNS / 1_000;
  }

  /** Microseconds. */
  private static double triedByOne(VerdictTrial trial, String text) {
    var each = new VerdictTrial.Case(GOODS, false, TestingStatus.COMPLETED, text, null);
    long alike = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < RUNS; i++) {
      alike += trial.judge(each).differ() ? 0 : 1;
    }
    double nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (alike != RUNS) {
      throw new BenchFailed("The full result is not judged alike.");
    }
    return nanos / RUNS / 1_000;
  }

  /** Results a second. */
  private static double tried(VerdictTrial trial, String text) {
    var judged = new LongAdder();
    long start = System.nanoTime();
    IntStream.range(0, TRIALS)
        .parallel()
        .forEach(_ -> {
          var each = new VerdictTrial.Case(GOODS, false, TestingStatus.COMPLETED, text, null);
          judged.add(trial.judge(each).before() == null ? 0 : 1);
        });
    double micros = (System.nanoTime() - start) / 1_000.0;
    return judged.sum() / micros * MICROS;
  }
}
