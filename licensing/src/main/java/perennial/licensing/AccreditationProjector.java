package perennial.licensing;

import java.time.Instant;
import perennial.journal.Occasion;
import perennial.journal.Rows;
import perennial.licensing.AccreditationEvent.AccreditationEnded;
import perennial.licensing.AccreditationEvent.LabAccredited;

/** Folds what laboratories are accredited for into its versions. */
final class AccreditationProjector {
  private AccreditationProjector() {}

  static void apply(AccreditationEvent event, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    switch (event) {
      case LabAccredited e -> {
        for (String scope : e.scopes()) {
          Dated.begin(
              rows,
              Licensing.ACCREDITATION,
              Accreditation.of(e.licenseeId(), scope, e.reference()),
              e.from(),
              e.until(),
              now,
              e.licenseeId(),
              scope,
              Dated.NOW);
        }
      }
      case AccreditationEnded e -> {
        for (String scope : e.scopes()) {
          Dated.end(rows, Licensing.ACCREDITATION, e.from(), now, e.licenseeId(), scope, Dated.NOW);
        }
      }
    }
  }
}
