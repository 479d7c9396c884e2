package perennial.laboratory;

import static perennial.inventory.Inventory.LOT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ResultAttached;
import perennial.inventory.TestLink;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Objections;

/**
 * A laboratory reports what it found in a sample (WAC 314-55-102). The result attaches to the
 * laboratory's lot and to the lots that the sample was drawn from, at the portion that the sample
 * was, and is judged by the rules of the day of collection. The verdict stands in the event.
 *
 * <p>Only laboratories may: that is the permission of the act. A retest is a report of its own, and
 * answers whoever asked for it ({@link RequestRetest}); of two results of one lot the newer
 * decides.
 *
 * @param labId who reports: the actor's licensee
 * @param sampleLot serial of the sample in the laboratory's hands
 * @param clientId the owner of {@code clientLot}, found beforehand by {@link SampleClients}: the
 *     owner of an object never changes
 * @param clientLot serial of the lot that the result is for, as stated or derived from the sample;
 *     null for a laboratory's own lot
 * @param forLicensee whom the laboratory names as its client, kept as a claim
 * @param stated analytes, statuses, editors and all else, exactly as sent
 * @param others laboratories that it names for groups which they tested, found beforehand
 */
public record ReportResult(
    LicenseeId labId,
    @Nullable Long sampleLot,
    @Nullable LicenseeId clientId,
    @Nullable Long clientLot,
    @Nullable String forLicensee,
    TestingStatus testingStatus,
    @Nullable Instant receivedAt,
    @Nullable Instant testedAt,
    @Nullable String externalId,
    Stated stated,
    OtherLabs others,
    LabJudge judge)
    implements Command {

  /** A report that names no other laboratory. */
  public ReportResult(
      LicenseeId labId,
      @Nullable Long sampleLot,
      @Nullable LicenseeId clientId,
      @Nullable Long clientLot,
      @Nullable String forLicensee,
      TestingStatus testingStatus,
      @Nullable Instant receivedAt,
      @Nullable Instant testedAt,
      @Nullable String externalId,
      Stated stated,
      LabJudge judge) {
    this(
        labId,
        sampleLot,
        clientId,
        clientLot,
        forLicensee,
        testingStatus,
        receivedAt,
        testedAt,
        externalId,
        stated,
        OtherLabs.NONE,
        judge);
  }

  /** Why a report is refused, besides what {@link StatedFields} says of its fields. */
  public enum Reason implements Refusal.Reason {
    SAMPLE_UNKNOWN,
    NOT_DRAWN_FROM_THAT_LOT,
    TEXT_TOO_LONG
  }

  @Override
  public String act() {
    return "lab-result.report";
  }

  @Override
  public Set<LicenseeId> parties() {
    return clientId == null ? Set.of() : Set.of(clientId);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (sampleLot != null) {
      prefetch.row(LOT, labId, sampleLot);
    }
    if (clientId != null && clientLot != null) {
      prefetch.row(LOT, clientId, clientLot);
      prefetch.list(Laboratory.RETESTS_OF_LOT, clientId, clientLot);
      prefetch.list(Inventory.RESULTS_OF_LOT, clientLot);
    }
    others.prefetch(stated, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    if (!labId.equals(deciding.actor().licensee())) {
      throw new IllegalArgumentException("a laboratory reports its own results");
    }
    State state = deciding.state();
    var objections =
        new Objections()
            .addAll(StatedFields.check(stated))
            .atMost("external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.TEXT_TOO_LONG)
            .atMost("for_mme_id", forLicensee, Objections.EXTERNAL_ID_MAX, Reason.TEXT_TOO_LONG);
    Lot sample = sampleLot == null ? null : state.find(LOT, labId, sampleLot);
    if (sample == null || sample.isDeleted()) {
      return objections
          .reference("inventory_id", sampleLot, false, Reason.SAMPLE_UNKNOWN)
          .refused();
    }
    SampleOrigin origin = SampleOrigin.of(sample, lot -> state.find(LOT, labId, lot));
    objections.addIf(
        !isOfThatLot(state, sample, origin),
        "for_inventory_id",
        Reason.NOT_DRAWN_FROM_THAT_LOT,
        "The sample was not drawn from the lot that for inventory id names.");
    return objections.isEmpty() ? accept(deciding, sample, origin) : objections.refused();
  }

  /** A result is for a lot that its sample was drawn from, and for that lot's owner. */
  private boolean isOfThatLot(State state, Lot sample, SampleOrigin origin) {
    if (clientLot == null) {
      if (!origin.chains().isEmpty()) {
        throw new IllegalArgumentException("the client of the sample was not looked up");
      }
      return true;
    }
    if (!origin.isKnown() && clientLot == sample.serial()) {
      return true;
    }
    return origin.lots().contains(clientLot)
        && clientId != null
        && state.find(LOT, clientId, clientLot) != null;
  }

  private Decision<Outcome> accept(Deciding deciding, Lot sample, SampleOrigin origin) {
    State state = deciding.state();
    boolean isOwn = clientLot == null || clientLot == sample.serial();
    LicenseeId client = isOwn ? null : clientId;
    Goods goods = Goods.of(state, sample);
    Collected collected =
        Collected.of(state, origin, client, receivedAt, testedAt, deciding.moments().recordedAt());
    Stated kept = StatedFields.plain(stated);
    LabJudge.Answer answer =
        judge.judge(
            collected.at(),
            goods,
            testingStatus,
            kept,
            judge.recorded(state, labId, collected.at()));
    Judged judged = answer.judged();
    List<TestLink> portions = portions(state, sample, origin, client);
    long serial = deciding.minter().next(Laboratory.RESULT_KIND);
    var reported =
        new LabResultReported(
            labId,
            serial,
            deciding.actor().prefix(),
            sample.serial(),
            client,
            isOwn ? null : clientLot,
            forLicensee,
            goods,
            testingStatus,
            judged,
            collected.at(),
            collected.source(),
            receivedAt,
            testedAt,
            externalId,
            portions,
            kept);
    String id = reported.minted().getFirst().globalId().toString();
    var attached = new ResultAttached(labId, serial, id, portions, judged.forLots());
    var ref = new ObjectRef(Laboratory.RESULT_KIND, serial);
    var events = new ArrayList<Event>(List.of(reported, attached));
    events.addAll(RequestRetest.answered(state, client, reported.clientLot(), serial, id));
    events.addAll(SubcontractBreach.of(labId, ref, answer.warned()));
    return Outcome.made(ref, events);
  }

  /** The laboratory's lot with all that ever left it, and the client's lots after the sample. */
  private List<TestLink> portions(
      State state, Lot sample, SampleOrigin origin, @Nullable LicenseeId client) {
    var portions = new ArrayList<TestLink>();
    portions.add(new TestLink(sample.serial(), 0));
    if (client != null) {
      for (TestLink portion : origin.portions()) {
        // What others held before the client had it was not sampled.
        if (portion.lot() != sample.serial() && state.find(LOT, client, portion.lot()) != null) {
          portions.add(portion);
        }
      }
    }
    return portions;
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    LabResult result = state.find(Laboratory.LAB_RESULT, labId, made.getFirst().serial());
    return result != null && !result.isDeleted() && !result.isVoided();
  }
}
