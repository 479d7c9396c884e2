package perennial.transport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.journal.Occasion;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/** A transfer's next state after each event. */
final class TransferFold {
  private TransferFold() {}

  static Transfer filed(TransferFiled e, Occasion occasion) {
    return new Transfer(
        e.fromId(),
        e.toId(),
        e.serial(),
        e.manifestType(),
        TransferStatus.OPEN,
        null,
        e.transporting(),
        e.externalId(),
        e.estDepartedAt(),
        e.estArrivalAt(),
        null,
        null,
        0,
        occasion.user(),
        null,
        e.stated(),
        occasion.sealedPersonal(),
        occasion.recordedAt(),
        occasion.recordedAt());
  }

  static Transfer changed(Transfer t, TransferChanged e, Occasion occasion) {
    Bytes personal = occasion.sealedPersonal();
    var next = new Draft(t);
    next.toId = e.toId();
    next.manifestType = otherwise(e.manifestType(), t.manifestType());
    next.transporting = otherwise(e.transporting(), t.transporting());
    next.externalId = otherwise(e.externalId(), t.externalId());
    next.estDepartedAt = e.estDepartedAt() == null ? t.estDepartedAt() : e.estDepartedAt();
    next.estArrivalAt = e.estArrivalAt() == null ? t.estArrivalAt() : e.estArrivalAt();
    next.stated = t.stated().overlaidBy(e.stated());
    next.personal = personal == null ? t.personal() : personal;
    next.numberOfEdits = t.numberOfEdits() + 1;
    return next.at(occasion);
  }

  static Transfer readied(Transfer t, Occasion occasion) {
    var next = new Draft(t);
    next.status = TransferStatus.READY_FOR_PICKUP;
    return next.at(occasion);
  }

  static Transfer departed(Transfer t, Occasion occasion) {
    var next = new Draft(t);
    next.status = TransferStatus.IN_TRANSIT;
    next.departedAt = occasion.occurredAt();
    return next.at(occasion);
  }

  static Transfer received(Transfer t, TransferReceived e, Occasion occasion) {
    var next = new Draft(t);
    next.status = TransferStatus.RECEIVED;
    next.receivedAt = e.receivedAt();
    next.receivedBy = occasion.user();
    return next.at(occasion);
  }

  static Transfer voided(Transfer t, Occasion occasion) {
    var next = new Draft(t);
    next.voidedAt = occasion.recordedAt();
    return next.at(occasion);
  }

  static Transfer touched(Transfer t, Occasion occasion) {
    return new Draft(t).at(occasion);
  }

  /** Nobody changed the transfer: its time of change stays. */
  static Transfer erased(Transfer t) {
    var next = new Draft(t);
    next.personal = null;
    return next.at(t.updatedAt());
  }

  private static <T> T otherwise(@Nullable T changed, T before) {
    return changed == null ? before : changed;
  }

  /** A transfer that is being changed; what is not set stays as it was. */
  private static final class Draft {
    private final Transfer before;
    private LicenseeId toId;
    private ManifestType manifestType;
    private TransferStatus status;
    private @Nullable Instant voidedAt;
    private String transporting;
    private String externalId;
    private @Nullable Instant estDepartedAt;
    private @Nullable Instant estArrivalAt;
    private @Nullable Instant departedAt;
    private @Nullable Instant receivedAt;
    private long numberOfEdits;
    private @Nullable Long receivedBy;
    private Stated stated;
    private @Nullable Bytes personal;

    Draft(Transfer t) {
      before = t;
      toId = t.toId();
      manifestType = t.manifestType();
      status = t.status();
      voidedAt = t.voidedAt();
      transporting = t.transporting();
      externalId = t.externalId();
      estDepartedAt = t.estDepartedAt();
      estArrivalAt = t.estArrivalAt();
      departedAt = t.departedAt();
      receivedAt = t.receivedAt();
      numberOfEdits = t.numberOfEdits();
      receivedBy = t.receivedBy();
      stated = t.stated();
      personal = t.personal();
    }

    Transfer at(Occasion occasion) {
      return at(occasion.recordedAt());
    }

    Transfer at(Instant updatedAt) {
      return new Transfer(
          before.fromId(),
          toId,
          before.serial(),
          manifestType,
          status,
          voidedAt,
          transporting,
          externalId,
          estDepartedAt,
          estArrivalAt,
          departedAt,
          receivedAt,
          numberOfEdits,
          before.userSerial(),
          receivedBy,
          stated,
          personal,
          before.createdAt(),
          updatedAt);
    }
  }
}
