package perennial.journal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts of the log that operators watch. */
public final class LogMeters {
  public final LongAdder sequenced = new LongAdder();
  public final LongAdder checkpoints = new LongAdder();
  public final LongAdder failures = new LongAdder();

  /** Leaves of the newest checkpoint that this node knows. */
  public final AtomicLong published = new AtomicLong();

  /** 1 while this node refuses to sequence, else 0. */
  public final AtomicLong refused = new AtomicLong();
}
