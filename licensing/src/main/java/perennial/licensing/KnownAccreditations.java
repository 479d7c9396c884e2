package perennial.licensing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import perennial.kernel.LicenseeId;

/** Answers from versions that were known at one time. */
final class KnownAccreditations implements Accreditations {
  /** By scope, then by laboratory. */
  private final Map<String, Map<LicenseeId, List<Accreditation>>> known = new HashMap<>();

  KnownAccreditations(Collection<Accreditation> versions) {
    for (Accreditation each : versions) {
      known
          .computeIfAbsent(each.scope(), scope -> new HashMap<>())
          .merge(each.licenseeId(), List.of(each), KnownAccreditations::both);
    }
  }

  static KnownAccreditations at(Instant known, Collection<Accreditation> versions) {
    return new KnownAccreditations(
        versions.stream().filter(each -> each.span().isKnownAt(known)).toList());
  }

  private static List<Accreditation> both(List<Accreditation> some, List<Accreditation> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }

  @Override
  public boolean accredited(LicenseeId lab, String scope, Instant at) {
    return known.getOrDefault(scope, Map.of()).getOrDefault(lab, List.of()).stream()
        .anyMatch(each -> each.holdsAt(at));
  }

  @Override
  public Set<LicenseeId> accredited(String scope, Instant at) {
    var labs = new TreeSet<LicenseeId>();
    known
        .getOrDefault(scope, Map.of())
        .forEach((lab, versions) -> {
          if (versions.stream().anyMatch(each -> each.holdsAt(at))) {
            labs.add(lab);
          }
        });
    return labs;
  }
}
