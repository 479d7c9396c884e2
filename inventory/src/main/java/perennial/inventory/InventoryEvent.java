package perennial.inventory;

import perennial.journal.Event;

/** What happens to lots, product types, production batches and disposals, and their quantities. */
public sealed interface InventoryEvent extends Event
    permits BreachRecorded,
        LotCreated,
        LotPortionLeft,
        Posted,
        QuantityAdjusted,
        ResultAttached,
        ResultJudged,
        ResultVoided {}
