package perennial.licensing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import perennial.journal.Index;
import perennial.journal.Prefetch;
import perennial.journal.Reader;
import perennial.journal.State;
import perennial.kernel.LicenseeId;

/**
 * What some laboratories were and are accredited for, looked up once for all of them. Accredited
 * for a group of analytes is accredited for each analyte of it.
 */
public interface Accreditations {
  /** Versions of one laboratory: more than 100 analytes, each renewed every year for decades. */
  int VERSIONS_MAX = 10_000;

  /** All that one laboratory was ever accredited for. */
  Index<Accreditation> OF_LAB =
      new Index<>(Licensing.ACCREDITATION, List.of("licenseeId"), VERSIONS_MAX);

  /** Whether it was accredited at an instant for the analyte or the group of that key. */
  boolean accredited(LicenseeId lab, String scope, Instant at);

  /** Whether it was for the analyte or for the group that it belongs to. */
  default boolean accredited(LicenseeId lab, String group, String analyte, Instant at) {
    return accredited(lab, group, at) || accredited(lab, analyte, at);
  }

  /** Which of the laboratories asked about were accredited, in ascending order. */
  Set<LicenseeId> accredited(String scope, Instant at);

  /** What {@link #of(State, Collection)} will ask, in the round trip that a command has anyway. */
  static void prefetch(Collection<LicenseeId> labs, Prefetch prefetch) {
    labs.forEach(lab -> prefetch.list(OF_LAB, lab));
  }

  /** Of these laboratories, as a decision knows now. */
  static Accreditations of(State state, Collection<LicenseeId> labs) {
    return new KnownAccreditations(
        labs.stream()
            .distinct()
            .flatMap(lab -> state.list(OF_LAB, lab).stream())
            .filter(each -> each.recordedTo() == null)
            .toList());
  }

  /** Of these laboratories, as was known at an instant; there when the reading went. */
  static Supplier<Accreditations> of(
      Reader.Reading reading, Collection<LicenseeId> labs, Instant known) {
    int most = Math.multiplyExact(Math.max(1, labs.size()), VERSIONS_MAX);
    var versions = reading.where(Licensing.ACCREDITATION, "licenseeId", labs, most);
    return () -> KnownAccreditations.at(known, versions.get());
  }

  /** Of all laboratories that were ever accredited for one of these, as was known at an instant. */
  static Supplier<Accreditations> forScopes(
      Reader.Reading reading, Collection<String> scopes, Instant known) {
    int most = Math.multiplyExact(Math.max(1, scopes.size()), VERSIONS_MAX);
    var versions = reading.where(Licensing.ACCREDITATION, "scope", scopes, most);
    return () -> KnownAccreditations.at(known, versions.get());
  }
}
