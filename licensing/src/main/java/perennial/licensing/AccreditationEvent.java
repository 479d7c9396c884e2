package perennial.licensing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Event;
import perennial.kernel.LicenseeId;

/** What laboratories are accredited for. */
public sealed interface AccreditationEvent extends Event {

  /**
   * A laboratory is accredited.
   *
   * @param scopes keys of analytes and of groups of analytes in the rules
   * @param reference the certificate; empty where none was stated
   * @param until the first instant at which it is not any more; null while that is open
   */
  record LabAccredited(
      LicenseeId licenseeId,
      List<String> scopes,
      String reference,
      Instant from,
      @Nullable Instant until)
      implements AccreditationEvent {}

  /**
   * A laboratory's accreditation ends.
   *
   * @param reason as the official stated it
   */
  record AccreditationEnded(LicenseeId licenseeId, List<String> scopes, String reason, Instant from)
      implements AccreditationEvent {}
}
