package perennial.inventory;

/** Why quantities change, in the words that clients of the wire read in adjustments. */
public final class Reasons {
  public static final String CREATE = "create";
  public static final String UPDATE = "update";
  public static final String DISPOSAL = "disposal";
  public static final String CONVERSION = "conversion";
  public static final String TRANSFER = "transfer";
  public static final String SALE = "sale";
  public static final String RETURN = "return";
  public static final String VOID = "void";

  /** What testing takes: the old wire's only word for samples that stay in the house. */
  public static final String TESTED = "internal_qa_sample";

  public static final String SPLIT_FROM = "split_from_inventory";
  public static final String SPLIT_TO = "split_to_inventory";

  private Reasons() {}
}
