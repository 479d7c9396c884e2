package perennial.rulebook.load;

import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import perennial.rulebook.Answer;
import perennial.rulebook.LicenseType;
import perennial.rulebook.PermissionRule;
import perennial.rulebook.ProductClass;
import perennial.rulebook.QuantityLimit;
import perennial.rulebook.SampleLadder;
import perennial.rulebook.WaitingPeriod;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.Comparison;
import perennial.rulebook.assay.Limit;
import perennial.rulebook.assay.Panel;
import perennial.rulebook.basis.Evidence;
import perennial.rulebook.basis.Rule;

/** What must hold between the rows that are in force on one day. */
final class CrossChecks {

  private static final String EVERY_CLASS = "every class";

  private final Draft draft;
  private final Set<String> units;
  private final Defects defects;
  private final Set<String> licenseTypes;
  private final Set<String> productClasses;
  private final Set<String> groups;
  private final Map<String, Analyte> analytes;

  private CrossChecks(Draft draft, Set<String> units, Defects defects) {
    this.draft = draft;
    this.units = units;
    this.defects = defects;
    this.licenseTypes = keys(draft.licenseTypes());
    this.productClasses = keys(draft.productClasses());
    this.groups = keys(draft.groups());
    this.analytes =
        draft.analytes().stream()
            .collect(Collectors.toMap(a -> a.row().key(), Located::row, (first, _) -> first));
  }

  static void run(Draft inForce, Set<String> units, Defects defects) {
    var checks = new CrossChecks(inForce, units, defects);
    checks.keysOnce();
    checks.licenseTypes();
    checks.permissions();
    checks.productClasses();
    checks.gates();
    checks.transfers();
    checks.goods();
    checks.waitingPeriods();
    checks.conversions();
    checks.quantityLimits();
    checks.sampleLadders();
    checks.analytes();
    checks.totals();
    checks.limits();
    checks.panels();
    checks.subcontracts();
  }

  /**
   * Who refuses by a text that nobody read, refuses by hearsay. Limits of what people take in, and
   * waits before goods are gone for ever, are held all the same: there care is the lesser error.
   */
  static void evidence(Draft draft, Defects defects) {
    draft
        .all()
        .forEach(located -> {
          String place = located.place() + ".evidence";
          Evidence evidence = located.row().basis().evidence();
          boolean isOfCare =
              located.row() instanceof Limit || located.row() instanceof WaitingPeriod;
          if (evidence == Evidence.UNVERIFIED && !isOfCare && located.row().denies()) {
            defects.add(located.file(), place, "is unverified, though the rule denies");
          }
          if (evidence == Evidence.CHOSEN && !(located.row() instanceof PermissionRule)) {
            defects.add(located.file(), place, "is chosen, though the rule is no permission");
          }
        });
  }

  private void keysOnce() {
    once(draft.licenseTypes());
    once(draft.permissions());
    once(draft.productClasses());
    once(draft.purposes());
    once(draft.gates());
    once(draft.waitingPeriods());
    once(draft.transfers());
    once(draft.goods());
    once(draft.conversions());
    once(draft.quantityLimits());
    once(draft.sampleLadders());
    once(draft.retentions());
    once(draft.taxes());
    once(draft.groups());
    once(draft.totals());
    once(draft.analytes());
    once(draft.limits());
    once(draft.panels());
    once(draft.words());
    once(draft.subcontracts());
  }

  private <R extends Rule> void once(List<Located<R>> rows) {
    var first = new HashMap<String, Located<R>>();
    for (var located : rows) {
      claim(first, located.row().key(), located, "key");
    }
  }

  /** Two versions in force on one day overlap. */
  private <R extends Rule> boolean claim(
      Map<String, Located<R>> taken, String name, Located<R> located, String field) {
    var other = taken.putIfAbsent(name, located);
    if (other == null || other.equals(located)) {
      return true;
    }
    var dates = other.row().basis().inForce();
    defect(located, field, name + " overlaps " + other.place() + ", in force " + dates);
    return false;
  }

  private void licenseTypes() {
    var letters = new HashMap<String, Located<LicenseType>>();
    for (var located : draft.licenseTypes()) {
      claim(letters, located.row().letter(), located, "letter");
    }
  }

  private void permissions() {
    var acts = new HashMap<String, Located<PermissionRule>>();
    var endorsements =
        draft.licenseTypes().stream()
            .flatMap(t -> t.row().endorsements().stream())
            .collect(Collectors.toSet());
    for (var located : draft.permissions()) {
      var rule = located.row();
      for (String act : rule.acts()) {
        if (rule.statuses().isEmpty()) {
          claim(acts, act, located, "acts");
        }
        rule.statuses()
            .forEach(status -> claim(acts, act + " of a license " + status, located, "acts"));
      }
      if (!rule.offices().isEmpty()) {
        noLicenseBesides(located);
        continue;
      }
      known(located, "allow", rule.allowed(), licenseTypes, "license type");
      known(located, "warn", rule.warned(), licenseTypes, "license type");
      known(located, "deny", rule.denied(), licenseTypes, "license type");
      known(
          located,
          "needs-endorsement",
          rule.endorsementsNeeded().keySet(),
          endorsements,
          "endorsement");
      for (var type : licenseTypes) {
        int times =
            (rule.allowed().contains(type) ? 1 : 0)
                + (rule.warned().contains(type) ? 1 : 0)
                + (rule.denied().contains(type) ? 1 : 0);
        if (times != 1) {
          defect(located, "", "names " + type + " " + times + " times, not once");
        }
      }
    }
  }

  /** What an office does, no license permits. */
  private void noLicenseBesides(Located<PermissionRule> located) {
    var rule = located.row();
    if (!rule.allowed().isEmpty()
        || !rule.warned().isEmpty()
        || !rule.denied().isEmpty()
        || !rule.statuses().isEmpty()
        || !rule.endorsementsNeeded().isEmpty()) {
      defect(located, "offices", "stands beside licenses, their statuses or endorsements");
    }
  }

  private void goods() {
    var acts =
        draft.permissions().stream()
            .flatMap(p -> p.row().acts().stream())
            .collect(Collectors.toSet());
    for (var located : draft.goods()) {
      var rule = located.row();
      known(located, "acts", rule.acts(), acts, "act");
      known(located, "licenses", rule.licenses(), licenseTypes, "license type");
      known(located, "classes", rule.classes(), productClasses, "product class");
    }
  }

  private void waitingPeriods() {
    for (var located : draft.waitingPeriods()) {
      known(located, "from", located.row().from(), licenseTypes, "license type");
      known(located, "to", located.row().to(), licenseTypes, "license type");
    }
  }

  private void productClasses() {
    var names = new HashMap<String, Located<ProductClass>>();
    for (var located : draft.productClasses()) {
      unit(located, located.row().unit());
      claim(names, located.row().key().toLowerCase(Locale.ROOT), located, "key");
      located
          .row()
          .aliases()
          .forEach(alias -> claim(names, alias.toLowerCase(Locale.ROOT), located, "aliases"));
    }
  }

  private void gates() {
    var purposes = keys(draft.purposes());
    for (var located : draft.gates()) {
      var gate = located.row();
      known(located, "classes", gate.classes(), productClasses, "product class");
      known(located, "receivers", gate.receivers(), licenseTypes, "license type");
      known(located, "except-purposes", gate.exceptPurposes(), purposes, "transfer purpose");
    }
  }

  private void transfers() {
    var purposes = keys(draft.purposes());
    for (var located : draft.transfers()) {
      var rule = located.row();
      known(located, "from", rule.from(), licenseTypes, "license type");
      known(located, "to", rule.to(), licenseTypes, "license type");
      known(located, "classes", rule.classes(), productClasses, "product class");
      known(located, "purposes", rule.purposes(), purposes, "transfer purpose");
      if (rule.basis().evidence() == Evidence.UNVERIFIED && rule.answer() == Answer.ALLOW) {
        defect(located, "answer", "is allow, though the rule is unverified");
      }
    }
    // A row that is not fit to be used leaves cells open that are not a defect of their own.
    boolean areWhole =
        Stream.<List<? extends Located<?>>>of(
                draft.licenseTypes(), draft.productClasses(), draft.purposes(), draft.transfers())
            .flatMap(List::stream)
            .noneMatch(each -> defects.isAbout(each.file()));
    if (areWhole) {
      cells(purposes);
    }
  }

  /** Every cell has an answer, and every rule answers for a cell. */
  private void cells(Set<String> purposes) {
    var rules = draft.transfers();
    var unused = new LinkedHashSet<>(rules);
    var open = new TreeSet<String>();
    for (var from : licenseTypes) {
      for (var to : licenseTypes) {
        for (var productClass : productClasses) {
          for (var purpose : purposes) {
            var first =
                rules.stream()
                    .filter(rule -> rule.row().covers(from, to, productClass, purpose))
                    .findFirst();
            first.ifPresentOrElse(unused::remove, () -> open.add("from " + from + " to " + to));
          }
        }
      }
    }
    unused.forEach(located -> defect(located, "", "is never asked: rows before it answer"));
    if (!rules.isEmpty()) {
      open.forEach(cell -> defect(rules.getLast(), "", "after it nothing answers " + cell));
    }
  }

  private void conversions() {
    for (var located : draft.conversions()) {
      known(located, "from", located.row().from(), productClasses, "product class");
      known(located, "to", located.row().to(), productClasses, "product class");
    }
  }

  private void quantityLimits() {
    var unitOf = new HashMap<String, String>();
    draft.productClasses().forEach(c -> unitOf.put(c.row().key(), c.row().unit()));
    var taken = new HashMap<String, Located<QuantityLimit>>();
    for (var located : draft.quantityLimits()) {
      var limit = located.row();
      known(located, "classes", limit.classes(), productClasses, "product class");
      unit(located, limit.unit());
      for (var name : new TreeSet<>(limit.classes())) {
        var unit = unitOf.get(name);
        if (limit.measure() == QuantityLimit.Measure.QUANTITY
            && unit != null
            && !unit.equals(limit.unit())) {
          defect(located, "unit", "is " + limit.unit() + ", but " + name + " is in " + unit);
        }
        claim(taken, limit.subject() + " of " + name, located, "classes");
      }
    }
  }

  private void sampleLadders() {
    var taken = new HashMap<String, Located<SampleLadder>>();
    for (var located : draft.sampleLadders()) {
      var ladder = located.row();
      known(located, "classes", ladder.classes(), productClasses, "product class");
      unit(located, ladder.unit());
      unit(located, ladder.eachUnit());
      ladder.classes().forEach(name -> claim(taken, name, located, "classes"));
    }
  }

  private void subcontracts() {
    for (var located : draft.subcontracts()) {
      known(located, "groups", located.row().groups(), groups, "group");
    }
  }

  private void analytes() {
    var fields = new HashMap<String, Located<Analyte>>();
    for (var located : draft.analytes()) {
      var analyte = located.row();
      unit(located, analyte.unit());
      known(located, "group", Set.of(analyte.group()), groups, "group");
      claim(fields, analyte.sentAs(), located, analyte.field() == null ? "key" : "field");
    }
  }

  private void totals() {
    for (var located : draft.totals()) {
      var total = located.row();
      known(located, "classes", total.classes(), productClasses, "product class");
      if (analytes.containsKey(total.key())) {
        defect(located, "key", total.key() + " is an analyte too");
      }
      if (total.terms().isEmpty()) {
        defect(located, "terms", "is empty");
      }
      for (var term : total.terms()) {
        var analyte = analytes.get(term.analyte());
        if (analyte == null) {
          known(located, "terms", Set.of(term.analyte()), Set.of(), "analyte");
        } else if (!analyte.unit().equals(total.unit())) {
          defect(
              located,
              "unit",
              "is " + total.unit() + ", but " + term.analyte() + " is in " + analyte.unit());
        }
      }
    }
  }

  private void limits() {
    var unitOf = new HashMap<String, String>();
    analytes.forEach((key, analyte) -> unitOf.put(key, analyte.unit()));
    draft.totals().forEach(t -> unitOf.put(t.row().key(), t.row().unit()));
    var everyClass = new HashSet<>(productClasses);
    everyClass.add(EVERY_CLASS);
    var taken = new HashMap<String, Located<Limit>>();
    for (var located : draft.limits()) {
      var limit = located.row();
      known(located, "classes", limit.classes(), productClasses, "product class");
      var unit = unitOf.get(limit.analyte());
      if (unit == null) {
        known(located, "analyte", Set.of(limit.analyte()), Set.of(), "analyte");
      } else if (!unit.equals(limit.unit())) {
        defect(
            located, "unit", "is " + limit.unit() + ", but " + limit.analyte() + " is in " + unit);
      }
      digits(located);
      // A limit for every class stands beside none for one class: which would count is a guess.
      var classes = limit.classes().isEmpty() ? everyClass : limit.classes();
      for (var name : new TreeSet<>(classes)) {
        var bound = limit.comparison().isLower() ? " at least for " : " for ";
        if (!claim(taken, limit.analyte() + bound + name, located, "classes")) {
          break;
        }
      }
    }
  }

  private void digits(Located<Limit> located) {
    var limit = located.row();
    if (limit.comparison() == Comparison.NONE) {
      if (limit.value().signum() != 0) {
        defect(located, "value", "is not 0, though none is allowed");
      }
    } else if (limit
            .value()
            .round(new MathContext(limit.digits(), RoundingMode.HALF_UP))
            .compareTo(limit.value())
        != 0) {
      defect(located, "digits", limit.value() + " has more than " + limit.digits() + " digits");
    }
  }

  private void panels() {
    var taken = new HashMap<String, Located<Panel>>();
    for (var located : draft.panels()) {
      var panel = located.row();
      known(located, "classes", panel.classes(), productClasses, "product class");
      panel.classes().forEach(c -> claim(taken, c, located, "classes"));
      for (var requirement : panel.requirements()) {
        known(located, "requires", Set.of(requirement.group()), groups, "group");
        for (var key : requirement.analytes()) {
          var analyte = analytes.get(key);
          if (analyte == null) {
            known(located, "requires", Set.of(key), Set.of(), "analyte");
          } else if (!analyte.group().equals(requirement.group())) {
            defect(located, "requires", key + " is not of the group " + requirement.group());
          }
        }
      }
    }
  }

  private void unit(Located<?> located, String unit) {
    known(located, "unit", Set.of(unit), units, "unit");
  }

  private void known(
      Located<?> located, String field, Collection<String> names, Set<String> known, String kind) {
    for (var name : new HashSet<>(names)) {
      if (!known.contains(name) && !defects.isUnsound(name)) {
        defect(located, field, "unknown " + kind + " " + name);
      }
    }
  }

  private void defect(Located<?> located, String field, String text) {
    defects.add(
        located.file(), field.isEmpty() ? located.place() : located.place() + "." + field, text);
  }

  private static <R extends Rule> Set<String> keys(List<Located<R>> rows) {
    return rows.stream().map(r -> r.row().key()).collect(Collectors.toUnmodifiableSet());
  }
}
