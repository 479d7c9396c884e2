package perennial.inventory;

/** Another official than the one who ordered it granted a waiver. */
public record WaiverGranted(long waiver) implements InventoryEvent {}
