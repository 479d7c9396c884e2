package perennial.rulebook.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.LicenseType;
import perennial.rulebook.PermissionRule;
import perennial.rulebook.ProductClass;
import perennial.rulebook.ResultGate;
import perennial.rulebook.RuleSet;
import perennial.rulebook.TransferPurpose;
import perennial.rulebook.WaitingPeriod;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.AnalyteGroup;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.assay.Limit;
import perennial.rulebook.assay.Panel;
import perennial.rulebook.assay.ResultWord;
import perennial.rulebook.assay.Total;
import perennial.rulebook.basis.Rule;

/** All sound rows of one rule set, or of one stretch of it, each with its place. */
record Draft(
    List<Located<LicenseType>> licenseTypes,
    List<Located<PermissionRule>> permissions,
    List<Located<ProductClass>> productClasses,
    List<Located<TransferPurpose>> purposes,
    List<Located<ResultGate>> gates,
    List<Located<WaitingPeriod>> waitingPeriods,
    List<Located<AnalyteGroup>> groups,
    List<Located<Analyte>> analytes,
    List<Located<Total>> totals,
    List<Located<Limit>> limits,
    List<Located<Panel>> panels,
    List<Located<ResultWord>> words) {

  /** Every kind has a file, so that an empty kind is stated and never forgotten. */
  static Draft read(RuleFiles files, String folder, LocalDate setFrom, Defects defects) {
    var read = new RowReaders(setFrom);
    return new Draft(
        RowFile.read(files, folder + "/license-types.json", defects, read::licenseType),
        RowFile.read(files, folder + "/permissions.json", defects, read::permission),
        RowFile.read(files, folder + "/product-classes.json", defects, read::productClass),
        RowFile.read(files, folder + "/transfer-purposes.json", defects, read::purpose),
        RowFile.read(files, folder + "/result-gates.json", defects, read::gate),
        RowFile.read(files, folder + "/waiting-periods.json", defects, read::waitingPeriod),
        RowFile.read(files, folder + "/lab-groups.json", defects, read::group),
        RowFile.read(files, folder + "/lab-analytes.json", defects, read::analyte),
        RowFile.read(files, folder + "/lab-totals.json", defects, read::total),
        RowFile.read(files, folder + "/lab-limits.json", defects, read::limit),
        RowFile.read(files, folder + "/lab-panels.json", defects, read::panel),
        RowFile.read(files, folder + "/lab-words.json", defects, read::word));
  }

  Stream<Located<? extends Rule>> all() {
    return Stream.<List<? extends Located<? extends Rule>>>of(
            licenseTypes,
            permissions,
            productClasses,
            purposes,
            gates,
            waitingPeriods,
            groups,
            analytes,
            totals,
            limits,
            panels,
            words)
        .flatMap(List::stream);
  }

  /** The first day and every later day within the range on which a row begins or ends. */
  Set<LocalDate> boundaries(LocalDate from, @Nullable LocalDate until) {
    var days = new TreeSet<LocalDate>();
    days.add(from);
    all()
        .flatMap(located -> {
          var dates = located.row().basis().inForce();
          return Stream.of(dates.from(), dates.to() == null ? from : dates.to());
        })
        .filter(day -> day.isAfter(from) && (until == null || day.isBefore(until)))
        .forEach(days::add);
    return days;
  }

  /** The rows in force on that day. */
  Draft on(LocalDate day) {
    return new Draft(
        on(licenseTypes, day),
        on(permissions, day),
        on(productClasses, day),
        on(purposes, day),
        on(gates, day),
        on(waitingPeriods, day),
        on(groups, day),
        on(analytes, day),
        on(totals, day),
        on(limits, day),
        on(panels, day),
        on(words, day));
  }

  RuleSet.Rows rows() {
    return new RuleSet.Rows(
        bare(licenseTypes),
        bare(permissions),
        bare(productClasses),
        bare(purposes),
        bare(gates),
        bare(waitingPeriods));
  }

  LabRules.Rows labRows() {
    return new LabRules.Rows(
        bare(groups), bare(analytes), bare(totals), bare(limits), bare(panels), bare(words));
  }

  private static <R extends Rule> List<Located<R>> on(List<Located<R>> rows, LocalDate day) {
    return rows.stream().filter(r -> r.row().basis().inForce().contains(day)).toList();
  }

  private static <R extends Rule> List<R> bare(List<Located<R>> rows) {
    return rows.stream().map(Located::row).toList();
  }
}
