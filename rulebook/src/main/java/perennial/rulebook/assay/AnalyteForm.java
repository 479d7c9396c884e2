package perennial.rulebook.assay;

/** How an analyte is reported: an amount in its unit, or a flag that is 0 or 1. */
public enum AnalyteForm {
  AMOUNT,
  FLAG
}
