package perennial.licensing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import perennial.kernel.LicenseeId;

/** Several licensees, each once, in ascending order. As text: {@code 7,12,31}. */
public record Licensees(List<LicenseeId> ids) {
  /**
   * For how many licensees one user may act. The largest integrators served some hundreds of the
   * state's 3,000.
   */
  public static final int MAX = 1_000;

  public static final Licensees NONE = new Licensees(List.of());

  public Licensees {
    ids = ids.stream().distinct().sorted().toList();
    if (ids.size() > MAX) {
      throw new IllegalArgumentException("at most " + MAX + " licensees");
    }
  }

  public boolean contains(LicenseeId id) {
    return ids.contains(id);
  }

  public Licensees with(LicenseeId id) {
    return new Licensees(Stream.concat(ids.stream(), Stream.of(id)).toList());
  }

  public Licensees without(LicenseeId id) {
    return new Licensees(ids.stream().filter(each -> !each.equals(id)).toList());
  }

  /** The inverse of {@link #toString()}. */
  public static Licensees parse(String text) {
    return text.isEmpty()
        ? NONE
        : new Licensees(
            Arrays.stream(text.split(",")).map(id -> new LicenseeId(Long.parseLong(id))).toList());
  }

  @Override
  public String toString() {
    return ids.stream().map(LicenseeId::toString).collect(Collectors.joining(","));
  }
}
