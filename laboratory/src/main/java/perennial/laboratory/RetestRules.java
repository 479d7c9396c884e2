package perennial.laboratory;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Asked;
import perennial.inventory.EventRules;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestVerdicts;
import perennial.journal.Event;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** What the rules say of testing goods again that have a verdict already. */
public final class RetestRules implements EventRules {
  /** The breach that goods were tested again which the law does not let be. */
  public static final String TESTED_AGAIN = "tested-again";

  @Override
  public void ask(List<Event> events, Asked asked) {
    for (Event event : events) {
      if (event instanceof LabResultReported e) {
        reported(asked, e, e.clientId(), e.clientLot());
      }
    }
  }

  /** By the results that are attached to the lot itself. */
  private static void reported(
      Asked asked, LabResultReported e, @Nullable LicenseeId client, @Nullable Long serial) {
    Lot lot =
        client == null || serial == null ? null : asked.state().find(Inventory.LOT, client, serial);
    if (lot == null) {
      return;
    }
    var before = new TestVerdicts(asked.state().list(Inventory.RESULTS_OF_LOT, lot.serial()));
    String mark = before.status(lot).name().toLowerCase(Locale.ROOT);
    asked.note(
        new ObjectRef(Laboratory.RESULT_KIND, e.serial()),
        TESTED_AGAIN,
        "for_inventory_id",
        asked
            .rules()
            .handles(asked.act(), asked.licenseType(), e.goods().productClass(), Set.of(mark)));
  }
}
