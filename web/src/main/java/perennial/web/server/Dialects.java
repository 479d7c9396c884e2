package perennial.web.server;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.web.Dialect;

/**
 * Which dialect speaks under which prefix of paths.
 *
 * <p>A prefix holds for the path itself and all below it: {@code /api/v1} for {@code /api/v1} and
 * {@code /api/v1/areas}, not for {@code /api/v10}. The longest prefix wins.
 */
public final class Dialects {

  private final List<Map.Entry<String, Dialect>> longestFirst;
  private final Dialect otherwise;
  private final Dialect unreadable;

  private Dialects(Map<String, Dialect> prefixes, Dialect otherwise, Dialect unreadable) {
    this.longestFirst =
        prefixes.entrySet().stream()
            .<Map.Entry<String, Dialect>>map(Map.Entry::copyOf)
            .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
            .toList();
    this.otherwise = otherwise;
    this.unreadable = unreadable;
  }

  /** Problem details (RFC 9457) under every path. */
  public static Dialects problems() {
    Dialect problems = new ProblemDialect();
    return new Dialects(Map.of(), problems, problems);
  }

  /** These dialects and one more, under a prefix such as {@code /api/v1}. */
  public Dialects with(String prefix, Dialect dialect) {
    if (!prefix.startsWith("/") || prefix.endsWith("/")) {
      throw new IllegalArgumentException("not a prefix of paths");
    }
    Map<String, Dialect> prefixes = new LinkedHashMap<>();
    longestFirst.forEach(entry -> prefixes.put(entry.getKey(), entry.getValue()));
    prefixes.put(prefix, dialect);
    return new Dialects(prefixes, otherwise, unreadable);
  }

  /**
   * These dialects, and one for requests whose path cannot be read at all. Choose the dialect of
   * the clients that are the easiest to break.
   */
  public Dialects withUnreadable(Dialect dialect) {
    Map<String, Dialect> prefixes = new LinkedHashMap<>();
    longestFirst.forEach(entry -> prefixes.put(entry.getKey(), entry.getValue()));
    return new Dialects(prefixes, otherwise, dialect);
  }

  /** The dialect of a path; null for a path that could not be read. */
  Dialect of(@Nullable String path) {
    if (path == null) {
      return unreadable;
    }
    for (Map.Entry<String, Dialect> entry : longestFirst) {
      String prefix = entry.getKey();
      if (path.startsWith(prefix)
          && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
        return entry.getValue();
      }
    }
    return otherwise;
  }
}
