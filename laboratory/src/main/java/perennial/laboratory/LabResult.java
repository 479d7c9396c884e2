package perennial.laboratory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.ObjectRow;
import perennial.inventory.TestPath;
import perennial.inventory.TestStatus;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Reading;

/**
 * What a laboratory reported of a sample, and the verdict by the rules of the day on which the
 * sample was collected.
 *
 * @param sampleLot serial of the sample in the laboratory's hands
 * @param clientId the owner of the lot that was sampled; null where a laboratory tested a lot of
 *     its own
 * @param clientLot serial of that lot
 * @param forLicensee whom the laboratory named as its client, as stated: a claim
 * @param type and {@code productClass} of the goods, from the sample's product type
 * @param rulesVersion null where no rules were in force
 * @param explanation one sentence a line
 * @param collectionDate which rules judge; never changed
 * @param attachedTo the portions that it was attached to, each a chain of one link
 * @param stated every analyte, status and editor exactly as sent, and all that nobody here knows
 * @param amendments how often it was changed after it was completed
 * @param amendedAt when it last was; null when never
 * @param amendmentReason why it last was, in the laboratory's words; null where it gave none
 * @param uncounted groups that do not count since who tested them may not, one with its reason a
 *     line; null where all count
 */
public record LabResult(
    LicenseeId labId,
    long serial,
    long sampleLot,
    @Nullable LicenseeId clientId,
    @Nullable Long clientLot,
    @Nullable String forLicensee,
    String type,
    String productClass,
    boolean medicallyCompliant,
    TestingStatus testingStatus,
    ResultVerdict verdict,
    @Nullable String rulesVersion,
    String explanation,
    @Nullable BigDecimal totalThc,
    @Nullable BigDecimal totalCbd,
    boolean highThc,
    boolean highCbd,
    boolean generalUse,
    Instant collectionDate,
    CollectionSource collectionSource,
    @Nullable Instant receivedAt,
    @Nullable Instant testedAt,
    @Nullable String externalId,
    TestPath attachedTo,
    Stated stated,
    int amendments,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant voidedAt,
    @Nullable String voidReason,
    @Nullable Instant deletedAt,
    @Nullable Instant amendedAt,
    @Nullable String amendmentReason,
    @Nullable String uncounted) {

  public ObjectRef ref() {
    return new ObjectRef(Laboratory.RESULT_KIND, serial);
  }

  static ObjectRow object(LicenseeId lab, long serial, String prefix) {
    return new ObjectRow(Laboratory.RESULT_KIND, serial, lab, prefix);
  }

  public boolean isCompleted() {
    return testingStatus == TestingStatus.COMPLETED;
  }

  public boolean isVoided() {
    return voidedAt != null;
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }

  /** What it means for the lots that it holds for. */
  public TestStatus status() {
    return Judged.status(verdict);
  }

  /** Groups that do not count since who tested them may not, each with the reason. */
  public Map<String, String> uncountedGroups() {
    return Uncounted.groups(uncounted);
  }

  /** As the rules read it, without what does not count. */
  Reading readBy(RuleSet rules) {
    return rules.lab().readScalars(stated.asMap()).without(uncountedGroups());
  }

  /** What was sampled, as it was when the result was reported. */
  Goods goods() {
    return new Goods(type, productClass, medicallyCompliant);
  }

  /** Serials of the lots that it was attached to, the laboratory's own among them. */
  List<Long> lots() {
    return attachedTo.chains().stream().map(chain -> chain.getFirst().lot()).toList();
  }

  /** Whether it holds for a lot besides the laboratory's own sample. */
  boolean isReliedOn() {
    return !isVoided() && lots().stream().anyMatch(lot -> lot != sampleLot);
  }
}
