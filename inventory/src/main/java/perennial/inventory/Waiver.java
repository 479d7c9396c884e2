package perennial.inventory;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.ObjectRow;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * That goods may leave without a lab result: the only way past a missing one. Everybody may read
 * it. Two officials make it.
 *
 * @param scope {@link WaiverScope} as text
 * @param reason a sentence for the public; it names no person
 * @param lotsMax of each licensee, how many lots may leave under it
 * @param orderedBy serial of the official who ordered it
 * @param grantedBy serial of the other official
 */
public record Waiver(
    LicenseeId licenseeId,
    long serial,
    WaiverKind kind,
    String scope,
    String reason,
    long lotsMax,
    Instant endsAt,
    WaiverStatus status,
    long orderedBy,
    Instant orderedAt,
    @Nullable Long grantedBy,
    @Nullable Instant grantedAt,
    @Nullable Long endedBy,
    @Nullable Instant endedAt,
    String endReason) {

  /** A year; what must last longer is a rule and belongs in a rule pack. */
  public static final Duration LIFE_MAX = Duration.ofDays(366);

  /** More lots of one licensee than any harvest makes; more is no exception any more. */
  public static final long LOTS_MAX = 1_000;

  /** A paragraph, shown on every lot that it concerns. */
  public static final int REASON_MAX = 1_000;

  static final String PREFIX = GlobalId.STATE_PREFIX;

  static ObjectRow object(long serial) {
    return new ObjectRow(Inventory.WAIVER_KIND, serial, LicenseeId.REGISTRY, PREFIX);
  }

  public ObjectRef ref() {
    return new ObjectRef(Inventory.WAIVER_KIND, serial);
  }

  /** An instant of its last day. */
  public Instant lastInstant() {
    return endsAt.minusMillis(1);
  }

  public boolean isInForceAt(Instant now) {
    return status == WaiverStatus.GRANTED && now.isBefore(endsAt);
  }

  Waiver granted(long by, Instant at) {
    return new Waiver(
        licenseeId,
        serial,
        kind,
        scope,
        reason,
        lotsMax,
        endsAt,
        WaiverStatus.GRANTED,
        orderedBy,
        orderedAt,
        by,
        at,
        null,
        null,
        "");
  }

  Waiver ended(long by, Instant at, String why) {
    return new Waiver(
        licenseeId,
        serial,
        kind,
        scope,
        reason,
        lotsMax,
        endsAt,
        WaiverStatus.ENDED,
        orderedBy,
        orderedAt,
        grantedBy,
        grantedAt,
        by,
        at,
        why);
  }
}
