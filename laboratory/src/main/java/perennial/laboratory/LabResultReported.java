package perennial.laboratory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.inventory.TestLink;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A laboratory reported a result. The event beside it attaches it to the lots of {@code
 * attachedTo}.
 */
public record LabResultReported(
    LicenseeId labId,
    long serial,
    String prefix,
    long sampleLot,
    @Nullable LicenseeId clientId,
    @Nullable Long clientLot,
    @Nullable String forLicensee,
    Goods goods,
    TestingStatus testingStatus,
    Judged judged,
    Instant collectionDate,
    CollectionSource collectionSource,
    @Nullable Instant receivedAt,
    @Nullable Instant testedAt,
    @Nullable String externalId,
    List<TestLink> attachedTo,
    Stated stated)
    implements LabResultEvent, Minting {
  @Override
  public List<ObjectRow> minted() {
    return List.of(LabResult.object(labId, serial, prefix));
  }
}
