package perennial.leafdata.format;

import java.util.Locale;

/** The resources of the wire: the name in the path, and the name of the wrapper in bodies. */
public enum Resource {
  AREAS("area"),
  STRAINS("strain"),
  INVENTORY_TYPES("inventory_type"),
  BATCHES("batch"),
  PLANTS("plant"),
  INVENTORIES("inventory"),
  INVENTORY_ADJUSTMENTS("inventory_adjustment"),
  INVENTORY_TRANSFERS("inventory_transfer"),
  DISPOSALS("disposal"),
  LAB_RESULTS("lab_result"),
  SALES("sale"),
  USERS("user"),
  MMES("mme");

  private final String singular;

  Resource(String singular) {
    this.singular = singular;
  }

  /** The name in the path: {@code inventory_types}. */
  public String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the wrapper: {@code inventory_type}. */
  public String singular() {
    return singular;
  }

  /** How this resource's rows are wrapped in bodies. */
  public Wrapper wrapper() {
    return new Wrapper(singular);
  }
}
