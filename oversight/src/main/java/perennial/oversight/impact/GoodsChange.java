package perennial.oversight.impact;

import java.math.BigDecimal;

/**
 * A cell of a matrix of goods and acts on them: what the rules say, and what they would say.
 *
 * @param of what was looked at, such as {@code lots in stock}
 * @param before {@code allowed}, {@code warned} or {@code denied}
 * @param count how many lots, items of transfers, or sales
 * @param owners how many licensees they are of
 */
record GoodsChange(
    String of,
    String before,
    String after,
    long count,
    long owners,
    BigDecimal grams,
    BigDecimal pieces) {
  boolean isChange() {
    return !before.equals(after);
  }
}
