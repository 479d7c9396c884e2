package perennial.rulebook.assay;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * A derived value: a weighted sum of analytes, rounded half up. Rows with the same {@code name} are
 * alternatives (another unit, other classes): the first that applies and can be computed is taken.
 *
 * @param key name within the rule set; a limit may refer to it
 * @param name what the sum is called in a record, the same for all alternatives
 * @param unit unit of all its terms and of the sum
 * @param decimals digits after the point of the rounded sum
 * @param notQuantified what a term counts as that is not detected or below quantitation, while at
 *     least one other term is measured
 * @param classes keys of the product classes that it applies to; empty means every class
 */
public record Total(
    String key,
    String name,
    String unit,
    int decimals,
    BigDecimal notQuantified,
    Set<String> classes,
    List<Term> terms,
    RuleBasis basis)
    implements Rule {

  /** One summand: an analyte's value times a factor. */
  public record Term(String analyte, BigDecimal factor) {}

  /** A computed total, or the kind of result that stands in for it. */
  public record Value(String name, String key, String unit, AnalyteResult result) {
    /** The value in words, with its unit where it is a number. */
    public String inWords() {
      return result.inWords(unit);
    }
  }

  public Total {
    classes = Set.copyOf(classes);
    terms = List.copyOf(terms);
  }

  /** Applies to products of that class. */
  public boolean appliesTo(String productClass) {
    return classes.isEmpty() || classes.contains(productClass);
  }
}
