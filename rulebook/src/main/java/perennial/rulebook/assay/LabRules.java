package perennial.rulebook.assay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.RuleVersion;

/**
 * The laboratory rules of one rule set on given days: what may be reported and how it is judged.
 */
public final class LabRules {

  /** The rows of all kinds, as loaded. */
  public record Rows(
      List<AnalyteGroup> groups,
      List<Analyte> analytes,
      List<Total> totals,
      List<Limit> limits,
      List<Panel> panels,
      List<ResultWord> words,
      List<SubcontractRule> subcontracts) {}

  private final Rows rows;
  private final Map<String, Analyte> byField;
  private final RecordReader reader;
  private final Map<String, ClassJudge> judges;
  private final ClassJudge otherwise;

  public LabRules(RuleVersion version, Rows rows) {
    this.rows = rows;
    this.byField = new HashMap<>();
    for (var analyte : rows.analytes()) {
      byField.put(analyte.sentAs(), analyte);
    }
    var plan = Plan.of(rows);
    this.reader = new RecordReader(rows.analytes(), rows.groups(), plan.layout(), rows.words());
    this.judges = new HashMap<>();
    classesNamed().forEach(name -> judges.put(name, judge(version, name, plan)));
    this.otherwise = judge(version, "", plan);
  }

  private ClassJudge judge(RuleVersion version, String productClass, Plan plan) {
    return new ClassJudge(
        version,
        findPanel(productClass).orElse(null),
        rows.limits().stream().filter(l -> l.appliesTo(productClass)).toList(),
        rows.totals().stream().filter(t -> t.appliesTo(productClass)).toList(),
        plan);
  }

  /** All analytes, in the order of the data. */
  public List<Analyte> analytes() {
    return rows.analytes();
  }

  /** All groups, in the order of the data. */
  public List<AnalyteGroup> groups() {
    return rows.groups();
  }

  /** All limits, in the order of the data. */
  public List<Limit> limits() {
    return rows.limits();
  }

  /** All panels, in the order of the data. */
  public List<Panel> panels() {
    return rows.panels();
  }

  /** All totals, in the order of the data. */
  public List<Total> totals() {
    return rows.totals();
  }

  /** All words in the place of numbers, in the order of the data. */
  public List<ResultWord> words() {
    return rows.words();
  }

  /** What counts of other laboratories, in the order of the data. */
  public List<SubcontractRule> subcontracts() {
    return rows.subcontracts();
  }

  /** The analyte that is read under that name in a wide record. */
  public Optional<Analyte> findAnalyteByField(String field) {
    return Optional.ofNullable(byField.get(field));
  }

  /** The panel for products of that class. */
  public Optional<Panel> findPanel(String productClass) {
    return rows.panels().stream().filter(p -> p.classes().contains(productClass)).findFirst();
  }

  /**
   * Reads a wide record: the fields as sent, present keys only. Fields that belong to no analyte
   * and no group are passed over.
   */
  public Reading read(Map<String, Sent> record) {
    return reader.read(record);
  }

  /** Reads a record of bare text, numbers, flags and nulls. */
  public Reading readScalars(Map<String, ? extends @Nullable Object> record) {
    return reader.readScalars(record);
  }

  /**
   * Reads a record as {@link perennial.kernel.Stated} prints it, and makes nothing of the fields
   * that belong to no analyte and no group.
   */
  public Reading readStored(String stated) {
    return reader.readStored(stated);
  }

  /**
   * The rule about a group that another laboratory tested: the first that covers the case.
   *
   * @param group key of the group
   * @param standing of the other laboratory on the day of collection
   */
  public Optional<SubcontractRule> findSubcontractRule(
      String group, SubcontractRule.Standing standing) {
    return rows.subcontracts().stream().filter(rule -> rule.covers(group, standing)).findFirst();
  }

  /** Whether both read every record alike, so that one reading does for both. */
  public boolean readsAs(LabRules other) {
    return reads(rows).equals(reads(other.rows));
  }

  /** All that reading depends on; citations and dates are not part of it. */
  private static List<Object> reads(Rows rows) {
    var parts = new ArrayList<Object>();
    rows.groups()
        .forEach(
            g -> parts.add(List.of(g.key(), g.statusField(), g.completed(), g.statusOptional())));
    rows.analytes().forEach(a -> parts.add(List.of(a.key(), a.group(), a.form(), a.sentAs())));
    rows.words().forEach(word -> parts.add(List.of(word.key(), word.meaning())));
    return parts;
  }

  /** Analytes that a denying panel demands and that wide records have no field for. */
  public List<Analyte> demandedWithoutField() {
    return rows.analytes().stream()
        .filter(analyte -> analyte.field() == null)
        .filter(analyte ->
            rows.panels().stream()
                .flatMap(panel -> panel.requirements().stream())
                .anyMatch(demand ->
                    demand.effect() == Effect.DENY && demand.analytes().contains(analyte.key())))
        .toList();
  }

  /**
   * Judges a reading. Pure, and cheap enough to judge every result on record in one run.
   *
   * @param productClass key of the class of the sampled goods; a class that no rule names has only
   *     the limits that apply to every class
   * @param conditions facts of the goods that requirements may ask for
   */
  public Judgement judge(String productClass, Set<String> conditions, Reading reading) {
    return judges.getOrDefault(productClass, otherwise).judge(reading, conditions);
  }

  /** The verdict alone, in less time: the same that {@link #judge} comes to. */
  public Verdict.Kind kind(String productClass, Set<String> conditions, Reading reading) {
    return judges.getOrDefault(productClass, otherwise).kind(reading, conditions);
  }

  private Set<String> classesNamed() {
    return Stream.of(
            rows.limits().stream().flatMap(l -> l.classes().stream()),
            rows.panels().stream().flatMap(p -> p.classes().stream()),
            rows.totals().stream().flatMap(t -> t.classes().stream()))
        .flatMap(names -> names)
        .collect(Collectors.toUnmodifiableSet());
  }
}
