package perennial.inventory;

import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Unit;

/**
 * A report of what already happened was accepted although it broke a rule or took more than was
 * known to be there.
 *
 * @param object the lot or other object concerned
 * @param code a short word for the kind of breach, such as {@code stock-exceeded}
 * @param text a sentence for the regulator
 * @param excess what was posted to unresolved; zero where no quantity is concerned
 */
public record BreachRecorded(
    LicenseeId licenseeId, ObjectRef object, String code, String text, Amount excess, Unit unit)
    implements InventoryEvent {}
