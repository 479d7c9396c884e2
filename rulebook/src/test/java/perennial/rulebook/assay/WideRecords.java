package perennial.rulebook.assay;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Wide records to judge: every group completed and every analyte at 0, to be changed by the test.
 */
final class WideRecords {

  private WideRecords() {}

  static Map<String, Sent> clean(LabRules lab) {
    var record = new HashMap<String, Sent>();
    for (var group : lab.groups()) {
      record.put(group.statusField(), new Sent.Text(group.completed()));
    }
    for (var analyte : lab.analytes()) {
      if (analyte.field() != null) {
        record.put(analyte.field(), new Sent.Decimal(BigDecimal.ZERO));
      }
    }
    return record;
  }
}
