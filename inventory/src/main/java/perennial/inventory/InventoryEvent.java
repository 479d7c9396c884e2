package perennial.inventory;

import perennial.journal.Event;

/** What happens to lots, product types, production batches and disposals, and their quantities. */
public sealed interface InventoryEvent extends Event
    permits BreachRecorded,
        DisposalCancelled,
        DisposalChanged,
        DisposalCompleted,
        DisposalScheduled,
        LotChanged,
        LotCreated,
        LotDeleted,
        LotPortionLeft,
        LotRemediated,
        LotWaived,
        LotsConverted,
        Posted,
        ProductTypeChanged,
        ProductTypeDeclared,
        ProductTypeWithdrawn,
        ProductionBatchChanged,
        ProductionBatchDeleted,
        ProductionBatchOpened,
        QuantityAdjusted,
        ResultAmended,
        ResultAttached,
        ResultJudged,
        ResultVoided,
        WaiverEnded,
        WaiverGranted,
        WaiverOrdered {}
