package perennial.licensing;

import java.util.Arrays;
import java.util.List;

/** The endorsements of a license, each once, in order. As text: {@code medical,research}. */
public record Endorsements(List<String> names) {
  public static final Endorsements NONE = new Endorsements(List.of());

  public Endorsements {
    names = names.stream().distinct().sorted().toList();
    if (names.stream().anyMatch(name -> name.isBlank() || name.contains(","))) {
      throw new IllegalArgumentException("not the name of an endorsement");
    }
  }

  public boolean contains(String name) {
    return names.contains(name);
  }

  /** The inverse of {@link #toString()}. */
  public static Endorsements parse(String text) {
    return text.isEmpty() ? NONE : new Endorsements(Arrays.asList(text.split(",")));
  }

  @Override
  public String toString() {
    return String.join(",", names);
  }
}
