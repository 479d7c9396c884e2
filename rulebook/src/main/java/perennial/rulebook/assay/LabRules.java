package perennial.rulebook.assay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      List<ResultWord> words) {}

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
    var groups =
        rows.groups().stream().collect(Collectors.toUnmodifiableMap(AnalyteGroup::key, g -> g));
    this.reader = new RecordReader(rows.analytes(), groups, rows.words());
    var layout = new Layout(version, groups);
    this.judges = new HashMap<>();
    classesNamed().forEach(name -> judges.put(name, layout.judge(name)));
    this.otherwise = layout.judge("");
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

  private Set<String> classesNamed() {
    return Stream.of(
            rows.limits().stream().flatMap(l -> l.classes().stream()),
            rows.panels().stream().flatMap(p -> p.classes().stream()),
            rows.totals().stream().flatMap(t -> t.classes().stream()))
        .flatMap(names -> names)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What the judges of all classes share. */
  private final class Layout {
    private final RuleVersion version;
    private final Map<String, AnalyteGroup> groups;
    private final Map<String, String> groupOf = new HashMap<>();
    private final Map<String, List<String>> analytesOfGroup = new HashMap<>();

    Layout(RuleVersion version, Map<String, AnalyteGroup> groups) {
      this.version = version;
      this.groups = groups;
      for (var analyte : rows.analytes()) {
        groupOf.put(analyte.key(), analyte.group());
        analytesOfGroup.computeIfAbsent(analyte.group(), _ -> new ArrayList<>()).add(analyte.key());
      }
      for (var total : rows.totals()) {
        // A sum is owed by the group of its parts.
        var group = groupOf.get(total.terms().getFirst().analyte());
        if (group != null) {
          groupOf.put(total.key(), group);
        }
      }
    }

    ClassJudge judge(String productClass) {
      return new ClassJudge(
          version,
          findPanel(productClass).orElse(null),
          rows.limits().stream().filter(l -> l.appliesTo(productClass)).toList(),
          new Totals(rows.totals().stream().filter(t -> t.appliesTo(productClass)).toList()),
          groups,
          analytesOfGroup,
          groupOf);
    }
  }
}
