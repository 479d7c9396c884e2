package perennial.leafdata.laboratory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Lot;
import perennial.inventory.TestStatus;
import perennial.inventory.Tested;
import perennial.laboratory.ResultsOfLots;
import perennial.laboratory.TestingStatus;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;

/** What a lot shows of its results: {@code global_lab_result_id} and {@code labResults}. */
public record LotResults(ResultsOfLots results) {
  /** The identifier of the result that decides; null for an untested lot. */
  public @Nullable String deciding(Lot lot) {
    return results.deciding(lot).map(Tested::resultId).orElse(null);
  }

  /** Every result that holds for the lot, the deciding one first. */
  public List<Row> rows(Lot lot) {
    return results.all(lot).stream().map(LotResults::row).toList();
  }

  /** The medical categories of the deciding result; all false for an untested lot. */
  public Row categories(Row row, Lot lot) {
    Tested deciding = results.deciding(lot).orElse(null);
    return row.set("high_thc", deciding != null && deciding.highThc())
        .set("high_cbd", deciding != null && deciding.highCbd())
        .set("general_use", deciding != null && deciding.generalUse());
  }

  private static Row row(Tested tested) {
    boolean isOpen = tested.status() == TestStatus.PENDING;
    TestingStatus testing = isOpen ? TestingStatus.IN_PROGRESS : TestingStatus.COMPLETED;
    return FieldLists.RESULT_OF_LOT
        .row()
        .set("global_id", tested.resultId())
        .set("created_at", tested.createdAt())
        .set("updated_at", tested.updatedAt())
        .set("status", ResultRows.word(tested.status()))
        .set("testing_status", testing.wire());
  }
}
