package perennial.inventory;

/** An official ended a waiver before its time. Goods that left under it keep showing it. */
public record WaiverEnded(long waiver, String reason) implements InventoryEvent {}
