package perennial.rulebook.load;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import perennial.rulebook.Answer;
import perennial.rulebook.ConversionRule;
import perennial.rulebook.GoodsRule;
import perennial.rulebook.LicenseType;
import perennial.rulebook.PermissionRule;
import perennial.rulebook.ProductClass;
import perennial.rulebook.QuantityLimit;
import perennial.rulebook.ResultGate;
import perennial.rulebook.Retention;
import perennial.rulebook.SampleLadder;
import perennial.rulebook.Tax;
import perennial.rulebook.TransferPurpose;
import perennial.rulebook.TransferRule;
import perennial.rulebook.WaitingPeriod;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.AnalyteForm;
import perennial.rulebook.assay.AnalyteGroup;
import perennial.rulebook.assay.Comparison;
import perennial.rulebook.assay.Limit;
import perennial.rulebook.assay.Panel;
import perennial.rulebook.assay.Requirement;
import perennial.rulebook.assay.ResultWord;
import perennial.rulebook.assay.SubcontractRule;
import perennial.rulebook.assay.Total;
import perennial.rulebook.basis.Effect;

/**
 * One reader per kind of row: the only place that knows the names of the fields in the files.
 *
 * @param setFrom first day of the set, which rows without a date of their own share
 */
record RowReaders(LocalDate setFrom) {

  LicenseType licenseType(Row row) {
    return new LicenseType(
        row.text("key"),
        row.text("letter"),
        row.text("name"),
        pattern(row, "codes"),
        row.texts("training-codes"),
        row.texts("endorsements"),
        row.basis(setFrom));
  }

  PermissionRule permission(Row row) {
    return new PermissionRule(
        row.text("key"),
        row.someTexts("acts"),
        row.texts("allow"),
        row.texts("warn"),
        row.texts("deny"),
        row.texts("offices"),
        row.texts("statuses"),
        row.mapOf("needs-endorsement", Effect.class),
        row.text("sentence"),
        row.basis(setFrom));
  }

  ProductClass productClass(Row row) {
    return new ProductClass(
        row.text("key"),
        row.text("category"),
        row.text("name"),
        row.texts("aliases"),
        row.text("unit"),
        row.flag("needs-unit-weight"),
        row.flag("needs-servings"),
        row.basis(setFrom));
  }

  TransferPurpose purpose(Row row) {
    return new TransferPurpose(row.text("key"), row.text("name"), row.basis(setFrom));
  }

  ResultGate gate(Row row) {
    return new ResultGate(
        row.text("key"),
        row.someTexts("classes"),
        row.someTexts("receivers"),
        row.texts("except-purposes"),
        row.text("sentence"),
        row.basis(setFrom));
  }

  WaitingPeriod waitingPeriod(Row row) {
    return new WaitingPeriod(
        row.text("key"),
        Duration.ofHours(row.integer("hours")),
        row.texts("from"),
        row.texts("to"),
        row.text("sentence"),
        row.basis(setFrom));
  }

  TransferRule transfer(Row row) {
    return new TransferRule(
        row.text("key"),
        row.texts("from"),
        row.texts("to"),
        row.texts("classes"),
        row.texts("purposes"),
        row.oneOf("answer", Answer.class),
        row.text("sentence"),
        row.basis(setFrom));
  }

  GoodsRule goods(Row row) {
    return new GoodsRule(
        row.text("key"),
        row.someTexts("acts"),
        row.texts("licenses"),
        row.texts("classes"),
        row.texts("marks"),
        row.oneOf("answer", Answer.class),
        row.text("sentence"),
        row.basis(setFrom));
  }

  ConversionRule conversion(Row row) {
    return new ConversionRule(
        row.text("key"), row.someTexts("from"), row.someTexts("to"), row.basis(setFrom));
  }

  QuantityLimit quantityLimit(Row row) {
    return new QuantityLimit(
        row.text("key"),
        row.text("subject"),
        row.someTexts("classes"),
        row.oneOf("measure", QuantityLimit.Measure.class),
        row.decimal("most"),
        row.text("unit"),
        row.text("sentence"),
        row.basis(setFrom));
  }

  SampleLadder sampleLadder(Row row) {
    return new SampleLadder(
        row.text("key"),
        row.someTexts("classes"),
        row.text("unit"),
        row.decimal("each"),
        row.text("each-unit"),
        List.copyOf(row.rows("steps").stream().map(RowReaders::step).toList()),
        row.basis(setFrom));
  }

  private static SampleLadder.Step step(Row row) {
    var step = new SampleLadder.Step(row.decimal("from"), row.integer("samples"));
    row.finish();
    return step;
  }

  Retention retention(Row row) {
    return new Retention(
        row.text("key"), row.integer("years"), row.text("sentence"), row.basis(setFrom));
  }

  Tax tax(Row row) {
    return new Tax(
        row.text("key"),
        row.decimal("percent"),
        row.text("of"),
        row.text("sentence"),
        row.basis(setFrom));
  }

  AnalyteGroup group(Row row) {
    return new AnalyteGroup(
        row.text("key"),
        row.text("status-field"),
        row.text("completed"),
        row.flag("status-optional"),
        row.basis(setFrom));
  }

  Analyte analyte(Row row) {
    return new Analyte(
        row.text("key"),
        row.text("name"),
        row.text("group"),
        row.text("unit"),
        row.oneOf("form", AnalyteForm.class),
        row.optionalText("field").orElse(null),
        row.optionalText("cas").orElse(""),
        row.flag("retired"),
        row.basis(setFrom));
  }

  Total total(Row row) {
    return new Total(
        row.text("key"),
        row.text("name"),
        row.text("unit"),
        row.integer("decimals"),
        row.decimal("not-quantified-as"),
        row.texts("classes"),
        row.rows("terms").stream().map(RowReaders::term).toList(),
        row.basis(setFrom));
  }

  private static Total.Term term(Row row) {
    var term = new Total.Term(row.text("analyte"), row.decimal("factor"));
    row.finish();
    return term;
  }

  Limit limit(Row row) {
    return new Limit(
        row.text("key"),
        row.text("analyte"),
        row.oneOf("comparison", Comparison.class),
        row.decimal("value"),
        row.text("unit"),
        row.integer("digits"),
        row.texts("classes"),
        row.basis(setFrom));
  }

  Panel panel(Row row) {
    return new Panel(
        row.text("key"),
        row.someTexts("classes"),
        List.copyOf(row.rows("requires").stream().map(RowReaders::requirement).toList()),
        row.basis(setFrom));
  }

  private static Requirement requirement(Row row) {
    var requirement =
        new Requirement(
            row.text("group"),
            row.texts("analytes"),
            row.texts("when"),
            row.oneOf("effect", Effect.class));
    row.finish();
    return requirement;
  }

  ResultWord word(Row row) {
    return new ResultWord(
        row.text("key"), row.oneOf("means", ResultWord.Meaning.class), row.basis(setFrom));
  }

  SubcontractRule subcontract(Row row) {
    return new SubcontractRule(
        row.text("key"),
        row.texts("groups"),
        row.someOf("standings", SubcontractRule.Standing.class),
        row.text("sentence"),
        row.basis(setFrom));
  }

  private static Pattern pattern(Row row, String field) {
    try {
      return Pattern.compile(row.text(field));
    } catch (PatternSyntaxException e) {
      row.defect(field, "is not a pattern: " + e.getDescription());
      return Pattern.compile("");
    }
  }
}
