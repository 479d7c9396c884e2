package perennial.laboratory;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import perennial.journal.Prefetch;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.licensing.Accreditations;
import perennial.licensing.License;
import perennial.licensing.Licensing;
import perennial.licensing.RegisterLicensee;

/**
 * The laboratories that results name for groups which they tested: found beforehand, with what else
 * is looked up then, so that the decision reads what is known of them in its one round trip. It
 * decides nothing: the decision looks for itself.
 */
public record OtherLabs(Set<LicenseeId> labs) {
  public static final OtherLabs NONE = new OtherLabs(Set.of());

  /** Versions of licenses that had one of the codes of a call, which are few. */
  private static final int VERSIONS_MAX = 10_000;

  public OtherLabs {
    labs = Set.copyOf(labs);
  }

  /** Asks together with the reading's other questions; take the answer after it went. */
  public static Supplier<OtherLabs> ask(Reader.Reading reading, Collection<Stated> results) {
    Set<String> codes =
        results.stream()
            .flatMap(each -> Subcontracted.codes(each).stream())
            .map(RegisterLicensee::normalized)
            .collect(Collectors.toSet());
    if (codes.isEmpty()) {
      return () -> NONE;
    }
    Supplier<List<License>> licenses =
        reading.where(Licensing.LICENSE, "code", codes, VERSIONS_MAX);
    return () ->
        new OtherLabs(licenses.get().stream().map(License::licenseeId).collect(Collectors.toSet()));
  }

  void prefetch(Stated stated, Prefetch prefetch) {
    Subcontracted.codes(stated)
        .forEach(
            code -> prefetch.list(Licensing.LICENSES_UNDER, RegisterLicensee.normalized(code)));
    Accreditations.prefetch(labs, prefetch);
  }
}
