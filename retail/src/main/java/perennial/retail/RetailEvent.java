package perennial.retail;

import perennial.journal.Event;

/** What happens to sales. */
public sealed interface RetailEvent extends Event permits SaleChanged, SaleDeleted, SaleReported {}
