package perennial.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * A lot that an act is about to make: says step by step what it will be, then gives the event and
 * the lot as it will be, for the postings beside it.
 */
public final class LotPlan {
  private final Command.Deciding deciding;
  private final long serial;
  private final long productType;
  private final Unit uom;
  private final LotOrigin origin;
  private long area;
  private long batch;
  private @Nullable Long strain;
  private @Nullable Long parent;
  private TestPath testPath = TestPath.ORIGIN;
  private @Nullable TestPath sampleOf;
  private @Nullable String tradeSample;
  private boolean medicallyCompliant;
  private boolean initialInventory;
  private @Nullable String externalId;
  private @Nullable String legacyId;
  private @Nullable String originalId;
  private @Nullable String supplierId;
  private Stated stated = Stated.NONE;

  private LotPlan(Command.Deciding deciding, long productType, Unit uom, LotOrigin origin) {
    this.deciding = deciding;
    this.serial = deciding.minter().next(Inventory.LOT_KIND);
    this.productType = productType;
    this.uom = uom;
    this.origin = origin;
  }

  /** A lot of the actor's licensee; its identifier is minted here. */
  public static LotPlan of(
      Command.Deciding deciding, long productType, Unit uom, LotOrigin origin) {
    return new LotPlan(deciding, productType, uom, origin);
  }

  /** A portion of a lot: all that is said of the parent holds for it, and its tests do. */
  public static LotPlan portionOf(Command.Deciding deciding, Lot parent, LotOrigin origin) {
    var plan = new LotPlan(deciding, parent.productType(), parent.uom(), origin);
    plan.area = parent.area();
    plan.batch = parent.batch();
    plan.strain = parent.strain();
    plan.parent = parent.serial();
    plan.testPath = parent.testPath().through(parent.nextPortion());
    plan.sampleOf = parent.sampleOf();
    plan.tradeSample = parent.tradeSample();
    plan.medicallyCompliant = parent.medicallyCompliant();
    plan.initialInventory = parent.initialInventory();
    plan.legacyId = parent.legacyId();
    plan.originalId = parent.originalId();
    plan.supplierId = parent.supplierId();
    plan.stated = parent.stated();
    return plan;
  }

  public LotPlan in(long area, long batch) {
    this.area = area;
    this.batch = batch;
    return this;
  }

  public LotPlan strain(@Nullable Long strain) {
    this.strain = strain;
    return this;
  }

  LotPlan parent(@Nullable Long parent) {
    this.parent = parent;
    return this;
  }

  public LotPlan tested(TestPath testPath) {
    this.testPath = testPath;
    return this;
  }

  /** A laboratory's sample: its result is the result of these portions. */
  public LotPlan sampleOf(@Nullable TestPath portions) {
    this.sampleOf = portions;
    return this;
  }

  /** Given by one licensee to another to be tried: of which kind, null where it is goods. */
  public LotPlan tradeSample(@Nullable String kind) {
    this.tradeSample = kind;
    return this;
  }

  public LotPlan medicallyCompliant(boolean isCompliant) {
    this.medicallyCompliant = isCompliant;
    return this;
  }

  public LotPlan initial(boolean isInitial, @Nullable String legacyId) {
    this.initialInventory = isInitial;
    this.legacyId = legacyId;
    return this;
  }

  /** The identifiers of the lot that it was at the licensee it came from, and of that licensee. */
  public LotPlan from(@Nullable String originalId, @Nullable String supplierId) {
    this.originalId = originalId;
    this.supplierId = supplierId;
    return this;
  }

  /** What the client said, laid over what is known. */
  public LotPlan stated(@Nullable String externalId, Stated more) {
    this.externalId = externalId;
    this.stated = stated.overlaidBy(more);
    return this;
  }

  public LotCreated created() {
    return new LotCreated(
        deciding.actor().licensee(),
        serial,
        deciding.actor().prefix(),
        productType,
        area,
        strain,
        batch,
        uom,
        origin,
        parent,
        testPath.toString(),
        sampleOf == null ? null : sampleOf.toString(),
        tradeSample,
        medicallyCompliant,
        initialInventory,
        externalId,
        legacyId,
        originalId,
        supplierId,
        stated);
  }

  /** The lot as its creation will make it. */
  public Lot lot() {
    Instant now = deciding.moments().recordedAt();
    return new Lot(
        deciding.actor().licensee(),
        serial,
        productType,
        area,
        strain,
        batch,
        uom,
        origin,
        parent,
        0,
        testPath,
        sampleOf,
        tradeSample,
        medicallyCompliant,
        initialInventory,
        sampleOf != null,
        externalId,
        legacyId,
        originalId,
        supplierId,
        stated,
        deciding.actor().user(),
        now,
        now,
        null);
  }
}
