package perennial.licensing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.journal.CredentialEvent;
import perennial.journal.Event;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** What happens to licensees, users and areas. In changes, null means unchanged. */
public sealed interface LicensingEvent extends Event {

  /** A license was entered; from now on the licensee can act. */
  record LicenseeRegistered(LicenseeId licenseeId, String code, String type, Business business)
      implements LicensingEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(
          new ObjectRow(
              Licensing.LICENSEE_KIND, licenseeId.value(), licenseeId, GlobalId.STATE_PREFIX));
    }
  }

  /** The licensee may read, and act no more until it is reinstated. */
  record LicenseeSuspended(LicenseeId licenseeId) implements LicensingEvent, CredentialEvent {}

  record LicenseeReinstated(LicenseeId licenseeId) implements LicensingEvent, CredentialEvent {}

  /**
   * A licensee reported what already happened while its license was suspended.
   *
   * @param object what the report is about
   * @param text a sentence for the regulator, with the rule
   */
  record ReportedWhileSuspended(LicenseeId licenseeId, ObjectRef object, String text)
      implements LicensingEvent {}

  /** A person is known to the registry; the name stands in the personal part. */
  record UserRegistered(long user, String authLevel, String externalId)
      implements LicensingEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(
          new ObjectRow(Licensing.USER_KIND, user, LicenseeId.REGISTRY, GlobalId.STATE_PREFIX));
    }
  }

  /** The user may act for the licensee. */
  record MembershipGranted(LicenseeId licenseeId, long user)
      implements LicensingEvent, CredentialEvent {}

  record MembershipEnded(LicenseeId licenseeId, long user)
      implements LicensingEvent, CredentialEvent {}

  /** A key of this digest is the user's. */
  record KeyIssued(long user, String digest) implements LicensingEvent, CredentialEvent {}

  record KeyRevoked(long user, String digest) implements LicensingEvent, CredentialEvent {}

  record AreaOpened(
      LicenseeId licenseeId,
      long area,
      String prefix,
      String name,
      boolean quarantine,
      String externalId)
      implements LicensingEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(new ObjectRow(Licensing.AREA_KIND, area, licenseeId, prefix));
    }
  }

  record AreaChanged(
      LicenseeId licenseeId,
      long area,
      @Nullable String name,
      @Nullable Boolean quarantine,
      @Nullable String externalId)
      implements LicensingEvent {}

  record AreaClosed(LicenseeId licenseeId, long area) implements LicensingEvent {}
}
