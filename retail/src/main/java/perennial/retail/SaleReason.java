package perennial.retail;

import perennial.kernel.Refusal;

/** Why a report of a sale is refused: it is malformed, or not the reporter's own. */
public enum SaleReason implements Refusal.Reason {
  UNKNOWN,
  TYPE_MISSING,
  STATUS_MISSING,
  STATUS_FINAL,
  SOLD_AT_MISSING,
  SOLD_IN_THE_FUTURE,
  EXTERNAL_ID_TOO_LONG,
  ITEMS_MISSING,
  TOO_MANY_ITEMS,
  ITEM_INVALID,
  ITEM_NAMED_TWICE,
  LOT_INVALID,
  QUANTITY_INVALID
}
