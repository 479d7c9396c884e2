package perennial.laboratory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.ResultAmended;
import perennial.inventory.ResultAttached;
import perennial.inventory.ResultJudged;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Objections;

/**
 * A laboratory adds to a result or changes it. What is absent stays as it was. Before completion
 * that is the laboratory's own work; after it, it is an amendment that keeps what stood before.
 * Either way the result is judged again, by the rules of its collection date.
 *
 * @param clientId the result's client, found beforehand
 * @param sampleLot serial of the sample as stated, or null; it cannot be changed
 * @param clientLot serial of the client's lot as stated, or null; it cannot be changed
 * @param change only what was sent
 * @param reason why a completed result is changed; null where nobody said, as on the LeafData wire
 * @param others laboratories that it names for groups which they tested, found beforehand
 */
public record ChangeResult(
    @Nullable Long serial,
    @Nullable LicenseeId clientId,
    @Nullable Long sampleLot,
    @Nullable Long clientLot,
    ResultChange change,
    @Nullable String reason,
    OtherLabs others,
    LabJudge judge)
    implements Command {

  /** A paragraph, as when a result is voided. */
  public static final int REASON_LENGTH_MAX = VoidResult.REASON_LENGTH_MAX;

  /** A change of which nobody says why. */
  public ChangeResult(
      @Nullable Long serial,
      @Nullable LicenseeId clientId,
      @Nullable Long sampleLot,
      @Nullable Long clientLot,
      ResultChange change,
      LabJudge judge) {
    this(serial, clientId, sampleLot, clientLot, change, null, judge);
  }

  /** A change of a result that names no other laboratory. */
  public ChangeResult(
      @Nullable Long serial,
      @Nullable LicenseeId clientId,
      @Nullable Long sampleLot,
      @Nullable Long clientLot,
      ResultChange change,
      @Nullable String reason,
      LabJudge judge) {
    this(serial, clientId, sampleLot, clientLot, change, reason, OtherLabs.NONE, judge);
  }

  /** Why a change is refused, besides what {@link StatedFields} says of its fields. */
  public enum Reason implements Refusal.Reason {
    RESULT_UNKNOWN,
    TEXT_TOO_LONG,
    REASON_TOO_LONG,
    RESULT_VOIDED,
    OF_ANOTHER_SAMPLE,
    FOR_ANOTHER_LOT
  }

  @Override
  public String act() {
    return "lab-result.update";
  }

  @Override
  public Set<LicenseeId> parties() {
    return clientId == null ? Set.of() : Set.of(clientId);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    ResultOfLab.prefetch(actor, prefetch, serial);
    others.prefetch(change.stated(), prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LabResult result = ResultOfLab.find(deciding, serial, clientId);
    if (result == null || result.isDeleted()) {
      return new Objections()
          .reference("global_id", serial, false, Reason.RESULT_UNKNOWN)
          .refused();
    }
    var objections =
        new Objections()
            .addAll(StatedFields.check(change.stated()))
            .addAll(StatedFields.checkTogether(result.stated(), change.stated()))
            .atMost(
                "external_id",
                change.externalId(),
                Objections.EXTERNAL_ID_MAX,
                Reason.TEXT_TOO_LONG)
            .atMost(
                "for_mme_id",
                change.forLicensee(),
                Objections.EXTERNAL_ID_MAX,
                Reason.TEXT_TOO_LONG)
            .atMost("reason", reason, REASON_LENGTH_MAX, Reason.REASON_TOO_LONG)
            .addIf(
                result.isVoided(),
                "global_id",
                Reason.RESULT_VOIDED,
                "This lab result was voided and may not be changed.")
            .addIf(
                sampleLot != null && sampleLot != result.sampleLot(),
                "inventory_id",
                Reason.OF_ANOTHER_SAMPLE,
                "The inventory id of a lab result may not be changed.")
            .addIf(
                clientLot != null && !result.lots().contains(clientLot),
                "for_inventory_id",
                Reason.FOR_ANOTHER_LOT,
                "The for inventory id of a lab result may not be changed.");
    return objections.isEmpty() ? accept(result, deciding.state()) : objections.refused();
  }

  private Decision<Outcome> accept(LabResult result, State state) {
    ResultChange real = realPart(result);
    if (real.isNothing()) {
      return Outcome.accepted(result.ref(), List.of());
    }
    TestingStatus testing =
        real.testingStatus() == null ? result.testingStatus() : real.testingStatus();
    Stated fields = result.stated().overlaidBy(real.stated());
    LabJudge.Answer answer =
        judge.judge(
            result.collectionDate(),
            result.goods(),
            testing,
            fields,
            judge.recorded(state, result.labId(), result.collectionDate()));
    Judged judged = answer.judged();
    var events = new ArrayList<Event>();
    if (result.isCompleted()) {
      events.add(amended(result, real, judged));
      events.add(new ResultAmended(result.labId(), result.serial(), result.lots()));
    } else {
      events.add(new LabResultChanged(result.labId(), result.serial(), real, judged));
    }
    if (!judged.forLots().equals(forLots(result))) {
      events.add(
          new ResultJudged(result.labId(), result.serial(), result.lots(), judged.forLots()));
    }
    // What was named before was listed before.
    events.addAll(
        SubcontractBreach.of(
            result.labId(),
            result.ref(),
            answer.warned().stream()
                .filter(each -> real.stated().has(each.of().field()))
                .toList()));
    return Outcome.accepted(result.ref(), events);
  }

  private LabResultAmended amended(LabResult result, ResultChange real, Judged judged) {
    String why = reason == null || reason.isBlank() ? null : reason.strip();
    Stated before = before(result, real.stated());
    return new LabResultAmended(result.labId(), result.serial(), real, before, judged, why);
  }

  private static ResultAttached.Judged forLots(LabResult result) {
    return new ResultAttached.Judged(
        result.status(), result.highThc(), result.highCbd(), result.generalUse());
  }

  /** The change without what says the same as what stands. */
  private ResultChange realPart(LabResult result) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    StatedFields.plain(change.stated())
        .asMap()
        .forEach((name, value) -> {
          boolean isSame =
              result.stated().has(name) && Objects.equals(result.stated().get(name), value);
          if (!isSame) {
            fields.put(name, value);
          }
        });
    return new ResultChange(
        unlessSame(change.testingStatus(), result.testingStatus()),
        unlessSame(change.receivedAt(), result.receivedAt()),
        unlessSame(change.testedAt(), result.testedAt()),
        unlessSame(change.externalId(), result.externalId()),
        unlessSame(change.forLicensee(), result.forLicensee()),
        Stated.of(fields));
  }

  private static <T> @Nullable T unlessSame(@Nullable T changed, @Nullable T before) {
    return Objects.equals(changed, before) ? null : changed;
  }

  private static Stated before(LabResult result, Stated changed) {
    var before = new LinkedHashMap<String, @Nullable Object>();
    for (String name : changed.asMap().keySet()) {
      if (result.stated().has(name)) {
        before.put(name, result.stated().get(name));
      }
    }
    return Stated.of(before);
  }
}
