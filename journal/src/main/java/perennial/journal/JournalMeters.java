package perennial.journal;

import java.util.concurrent.atomic.LongAdder;

/** Counts that operators watch. */
public final class JournalMeters {
  public final LongAdder entries = new LongAdder();
  public final LongAdder acceptedCalls = new LongAdder();
  public final LongAdder refusedCalls = new LongAdder();
  public final LongAdder replayedCommands = new LongAdder();
  public final LongAdder restoredRows = new LongAdder();
  public final LongAdder retriedTransactions = new LongAdder();

  /** Calls that shared a transaction with others. */
  public final LongAdder groupedCalls = new LongAdder();

  /** Transactions of several calls that failed, after which each call was done alone. */
  public final LongAdder splitGroups = new LongAdder();
}
