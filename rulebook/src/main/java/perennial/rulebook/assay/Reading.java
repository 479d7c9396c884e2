package perennial.rulebook.assay;

import java.util.Map;

/**
 * A wide record, read by one rule set.
 *
 * @param results by analyte key; an analyte that was not sent is not in it
 * @param statuses group key to the status sent; a group without a status is not in it
 */
public record Reading(Map<String, AnalyteResult> results, Map<String, String> statuses) {

  public Reading {
    results = Map.copyOf(results);
    statuses = Map.copyOf(statuses);
  }
}
