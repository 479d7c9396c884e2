package perennial.laboratory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestLink;
import perennial.journal.State;
import perennial.kernel.LicenseeId;

/**
 * When a sample was collected, and how that is known. The rules in force then judge its result; set
 * when the result is reported and never changed.
 */
record Collected(Instant at, CollectionSource source) {

  /** Older systems write 1900-01-01 for a date that nobody gave. */
  static final Instant PLACEHOLDERS_BEFORE = Instant.EPOCH;

  /**
   * @param origin where the sample comes from
   * @param client the owner of the lot that was sampled, or null
   */
  static Collected of(
      State state,
      SampleOrigin origin,
      @Nullable LicenseeId client,
      @Nullable Instant receivedAt,
      @Nullable Instant testedAt,
      Instant recordedAt) {
    Instant drawn = client == null ? null : drawn(state, origin, client);
    if (drawn != null) {
      return new Collected(drawn, CollectionSource.DRAWN);
    }
    if (receivedAt != null && isCredible(receivedAt, recordedAt)) {
      return new Collected(receivedAt, CollectionSource.RECEIVED);
    }
    if (testedAt != null && isCredible(testedAt, recordedAt)) {
      return new Collected(testedAt, CollectionSource.TESTED);
    }
    return new Collected(recordedAt, CollectionSource.RECORDED);
  }

  /** A date to come cannot be one of collection. */
  private static boolean isCredible(Instant stated, Instant recordedAt) {
    return !stated.isAfter(recordedAt) && !stated.isBefore(PLACEHOLDERS_BEFORE);
  }

  /** The earliest drawing, where the sample is of several lots. */
  private static @Nullable Instant drawn(State state, SampleOrigin origin, LicenseeId client) {
    Instant earliest = null;
    for (List<TestLink> chain : origin.chains()) {
      Instant drawn = drawn(state, chain, client);
      if (drawn != null && (earliest == null || drawn.isBefore(earliest))) {
        earliest = drawn;
      }
    }
    return earliest;
  }

  private static @Nullable Instant drawn(State state, List<TestLink> chain, LicenseeId client) {
    if (chain.size() > 1) {
      // Split off first: the split made the lot that then went to the laboratory.
      Lot splitOff = state.find(Inventory.LOT, client, chain.get(chain.size() - 2).lot());
      return splitOff == null ? null : splitOff.createdAt();
    }
    TestLink link = chain.getFirst();
    LabSample sample = state.find(Laboratory.SAMPLE, client, link.lot(), link.portion());
    return sample == null ? null : sample.drawnAt();
  }
}
