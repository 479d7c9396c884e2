package perennial.transport;

import perennial.kernel.Refusal;

/** Why an act on a transfer is refused. */
public enum TransferReason implements Refusal.Reason {
  /** No such transfer, or not a party of it: the two are told apart for nobody. */
  UNKNOWN,
  /** The receiver was changed between the caller's look and the act. */
  CHANGED_MEANWHILE,
  NOT_THE_SENDER,
  NOT_THE_RECEIVER,
  VOIDED,
  NOT_OPEN,
  NOT_DEPARTED,
  NOT_RECEIVED,
  RECEIVED_LOT_IN_USE,

  RECEIVER_INVALID,
  RECEIVER_IS_SENDER,
  LICENSE_SUSPENDED,
  MANIFEST_TYPE_MISSING,
  TRANSPORTER_MISSING,

  ITEMS_MISSING,
  TOO_MANY_ITEMS,
  ITEM_INVALID,
  ITEM_NAMED_TWICE,
  ITEM_UNANSWERED,
  LOT_INVALID,
  LOT_HELD,
  TOO_OFTEN_DIVIDED,
  QUANTITY_INVALID,
  NOT_AVAILABLE,
  SAMPLE_TYPE_INVALID,
  /** The one that LeafData says without a field: "All items must have a lab result." */
  LAB_RESULT_MISSING,
  LAB_RESULT_FAILED,
  /** The matrix of transfers denies it. */
  NOT_PERMITTED,

  AREA_INVALID,
  STRAIN_INVALID,
  PRODUCT_TYPE_INVALID
}
