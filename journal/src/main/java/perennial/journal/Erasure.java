package perennial.journal;

import java.time.Instant;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;

/**
 * The mark that an object's personal parts were erased.
 *
 * @param licenseeId whose object it is
 * @param entryId of the newest erasure; every part from before it is destroyed
 */
public record Erasure(
    Kind kind, long serial, LicenseeId licenseeId, long entryId, Instant erasedAt) {

  public static final Table<Erasure> TABLE =
      Table.lasting("journal", "erasure", Erasure.class).key("kind", "serial").stream(
              "kind", "serial")
          .build();

  static Erasure of(PersonalErased e, Occasion occasion) {
    return new Erasure(
        e.object().kind(),
        e.object().serial(),
        e.licenseeId(),
        occasion.entryId(),
        occasion.recordedAt());
  }
}
