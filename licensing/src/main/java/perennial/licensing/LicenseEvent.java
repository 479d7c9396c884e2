package perennial.licensing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.journal.CredentialEvent;
import perennial.journal.Event;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * What officials do to licenses. {@code from} is the instant since when it holds, which may lie
 * before the act but not before the last change of the same facts.
 */
public sealed interface LicenseEvent extends Event {

  /**
   * What a new license is besides its registration, in the same entry.
   *
   * @param tier the size class as the state writes it; empty where there is none
   * @param expires the last day of the license
   */
  record LicenseIssued(
      LicenseeId licenseeId, String tier, List<String> endorsements, @Nullable LocalDate expires)
      implements LicenseEvent {}

  /** The license holds until another day; one that had expired stands again. */
  record LicenseRenewed(LicenseeId licenseeId, LocalDate expires, Instant from)
      implements LicenseEvent, CredentialEvent {}

  /** The license is of another type, and under the code that such a one has. */
  record LicenseTypeChanged(
      LicenseeId licenseeId,
      String type,
      String code,
      String tier,
      List<String> endorsements,
      Instant from)
      implements LicenseEvent, CredentialEvent {}

  /** The license has another code. No identifier changes: prefixes are fixed when minted. */
  record LicenseCodeChanged(LicenseeId licenseeId, String code, Instant from)
      implements LicenseEvent, CredentialEvent {}

  /** The code of an ended license is another's: from now on this licensee is called by its id. */
  record LicenseCodePassedOn(LicenseeId licenseeId, String code, LicenseeId to)
      implements LicenseEvent, CredentialEvent {}

  record PremisesMoved(LicenseeId licenseeId, Address address, Instant from)
      implements LicenseEvent {}

  /** Another business holds the license; stock, identifiers and history stay with the place. */
  record OwnershipTransferred(LicenseeId licenseeId, Holder holder, Instant from)
      implements LicenseEvent, CredentialEvent {}

  record LicenseRevoked(LicenseeId licenseeId, String reason, Instant from)
      implements LicenseEvent, CredentialEvent {}

  record LicenseSurrendered(LicenseeId licenseeId, Instant from)
      implements LicenseEvent, CredentialEvent {}

  record LicenseExpired(LicenseeId licenseeId, Instant from)
      implements LicenseEvent, CredentialEvent {}

  /**
   * An official ordered an act that another must approve.
   *
   * @param order serial of the order
   * @param terms what the act is to be done with
   */
  record LicenseOrderFiled(
      long order, LicenseeId licenseeId, String act, Stated terms, String reason, Instant expiresAt)
      implements LicenseEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(
          new ObjectRow(Licensing.ORDER_KIND, order, LicenseeId.REGISTRY, GlobalId.STATE_PREFIX));
    }
  }

  /** Another official approved the order; what follows from the act stands in the same entry. */
  record LicenseOrderApproved(LicenseeId licenseeId, long order) implements LicenseEvent {}

  record LicenseOrderWithdrawn(LicenseeId licenseeId, long order, String reason)
      implements LicenseEvent {}

  /**
   * The import of a license list began.
   *
   * @param list its serial
   * @param digest SHA-256 of the file in hexadecimal
   */
  record LicenseListOpened(long list, String digest, String name, int rowCount)
      implements LicenseEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(
          new ObjectRow(Licensing.LIST_KIND, list, LicenseeId.REGISTRY, GlobalId.STATE_PREFIX));
    }
  }

  /**
   * What became of a row of a license list; what follows for the license stands beside it.
   *
   * @param why what is odd about it
   * @param proposals what differs from the registry
   */
  record LicenseListRowTaken(
      long list,
      int line,
      String globalId,
      String code,
      ListFate fate,
      List<String> why,
      List<String> proposals)
      implements LicenseEvent {

    /** As it is listed. */
    public ListRow row(Instant takenAt) {
      return new ListRow(
          LicenseeId.REGISTRY,
          list,
          line,
          globalId,
          code,
          fate,
          String.join("\n", why),
          String.join("\n", proposals),
          takenAt);
    }
  }
}
