package perennial.inventory;

/** By which act a lot came into being. */
public enum LotOrigin {
  DECLARED,
  PROPAGATION,
  PLANTS,
  HARVEST,
  SPLIT,
  CONVERSION,
  RECEIPT,
  WASTE
}
