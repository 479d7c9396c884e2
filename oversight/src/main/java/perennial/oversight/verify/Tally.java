package perennial.oversight.verify;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How far a verification has come; read by whoever shows it. */
public final class Tally {
  /** Rows of projections read and compared. */
  public final LongAdder rows = new LongAdder();

  /** Entries of chains read and hashed. */
  public final LongAdder entries = new LongAdder();

  public final LongAdder findings = new LongAdder();
  public final AtomicLong licensees = new AtomicLong();
  public final AtomicLong licenseesDone = new AtomicLong();
}
