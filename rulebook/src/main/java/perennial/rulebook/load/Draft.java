package perennial.rulebook.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.ConversionRule;
import perennial.rulebook.GoodsRule;
import perennial.rulebook.LicenseType;
import perennial.rulebook.PermissionRule;
import perennial.rulebook.ProductClass;
import perennial.rulebook.QuantityLimit;
import perennial.rulebook.ResultGate;
import perennial.rulebook.Retention;
import perennial.rulebook.RuleSet;
import perennial.rulebook.SampleLadder;
import perennial.rulebook.Tax;
import perennial.rulebook.TransferPurpose;
import perennial.rulebook.TransferRule;
import perennial.rulebook.WaitingPeriod;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.AnalyteGroup;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.assay.Limit;
import perennial.rulebook.assay.Panel;
import perennial.rulebook.assay.ResultWord;
import perennial.rulebook.assay.SubcontractRule;
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
    List<Located<TransferRule>> transfers,
    List<Located<GoodsRule>> goods,
    List<Located<ConversionRule>> conversions,
    List<Located<QuantityLimit>> quantityLimits,
    List<Located<SampleLadder>> sampleLadders,
    List<Located<Retention>> retentions,
    List<Located<Tax>> taxes,
    List<Located<AnalyteGroup>> groups,
    List<Located<Analyte>> analytes,
    List<Located<Total>> totals,
    List<Located<Limit>> limits,
    List<Located<Panel>> panels,
    List<Located<ResultWord>> words,
    List<Located<SubcontractRule>> subcontracts) {

  /** Names of the files of a set, without their ending. */
  static final Set<String> KINDS =
      Set.of(
          "license-types",
          "permissions",
          "product-classes",
          "transfer-purposes",
          "result-gates",
          "waiting-periods",
          "transfer-matrix",
          "goods",
          "conversions",
          "quantity-limits",
          "sample-ladders",
          "retention",
          "taxes",
          "lab-groups",
          "lab-analytes",
          "lab-totals",
          "lab-limits",
          "lab-panels",
          "lab-words",
          "lab-subcontracts");

  /**
   * Every kind has a file, so that an empty kind is stated and never forgotten; only a kind that
   * came after the first sets were published may have none.
   */
  static Draft read(SetFiles files, LocalDate setFrom) {
    var read = new RowReaders(setFrom);
    return new Draft(
        files.rows("license-types", read::licenseType),
        files.rows("permissions", read::permission),
        files.rows("product-classes", read::productClass),
        files.rows("transfer-purposes", read::purpose),
        files.rows("result-gates", read::gate),
        files.rows("waiting-periods", read::waitingPeriod),
        files.rows("transfer-matrix", read::transfer),
        files.laterRows("goods", read::goods),
        files.rows("conversions", read::conversion),
        files.rows("quantity-limits", read::quantityLimit),
        files.rows("sample-ladders", read::sampleLadder),
        files.rows("retention", read::retention),
        files.rows("taxes", read::tax),
        files.rows("lab-groups", read::group),
        files.rows("lab-analytes", read::analyte),
        files.rows("lab-totals", read::total),
        files.rows("lab-limits", read::limit),
        files.rows("lab-panels", read::panel),
        files.rows("lab-words", read::word),
        files.laterRows("lab-subcontracts", read::subcontract));
  }

  Stream<Located<? extends Rule>> all() {
    return Stream.<List<? extends Located<? extends Rule>>>of(
            licenseTypes,
            permissions,
            productClasses,
            purposes,
            gates,
            waitingPeriods,
            transfers,
            goods,
            conversions,
            quantityLimits,
            sampleLadders,
            retentions,
            taxes,
            groups,
            analytes,
            totals,
            limits,
            panels,
            words,
            subcontracts)
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
        on(transfers, day),
        on(goods, day),
        on(conversions, day),
        on(quantityLimits, day),
        on(sampleLadders, day),
        on(retentions, day),
        on(taxes, day),
        on(groups, day),
        on(analytes, day),
        on(totals, day),
        on(limits, day),
        on(panels, day),
        on(words, day),
        on(subcontracts, day));
  }

  RuleSet.Rows rows() {
    return new RuleSet.Rows(
        bare(licenseTypes),
        bare(permissions),
        bare(productClasses),
        bare(purposes),
        bare(gates),
        bare(waitingPeriods),
        bare(transfers),
        bare(goods),
        bare(conversions),
        bare(quantityLimits),
        bare(sampleLadders),
        bare(retentions),
        bare(taxes));
  }

  LabRules.Rows labRows() {
    return new LabRules.Rows(
        bare(groups),
        bare(analytes),
        bare(totals),
        bare(limits),
        bare(panels),
        bare(words),
        bare(subcontracts));
  }

  private static <R extends Rule> List<Located<R>> on(List<Located<R>> rows, LocalDate day) {
    return rows.stream().filter(r -> r.row().basis().inForce().contains(day)).toList();
  }

  private static <R extends Rule> List<R> bare(List<Located<R>> rows) {
    return rows.stream().map(Located::row).toList();
  }
}
