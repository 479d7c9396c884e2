package perennial.leafdata.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects everything that is wrong with a request, by field, so that a caller mends it in one go.
 * Belongs to one request; not for several threads.
 */
public final class Problems {

  /** Enough for four mistakes in each of 2,500 rows, and an answer that stays under a megabyte. */
  public static final int LIMIT = 10_000;

  /** The key under which the problems beyond the limit are counted. */
  static final String MORE = "more";

  private final Map<String, List<String>> messages = new LinkedHashMap<>();
  private int kept;
  private int dropped;

  /** Notes a problem under a message key; the same text twice under one key is noted once. */
  public void add(String key, String text) {
    if (kept >= LIMIT) {
      dropped++;
      return;
    }
    List<String> texts = messages.computeIfAbsent(key, none -> new ArrayList<>(1));
    if (!texts.contains(text)) {
      texts.add(text);
      kept++;
    }
  }

  /** Whether something is noted under a message key. */
  public boolean has(String key) {
    return messages.containsKey(key);
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  /** What was collected so far. */
  public ValidationMessages messages() {
    if (messages.isEmpty()) {
      return ValidationMessages.NONE;
    }
    if (dropped == 0) {
      return new ValidationMessages.ByField(messages);
    }
    Map<String, List<String>> all = new LinkedHashMap<>(messages);
    all.put(MORE, List.of(dropped + " more problems are not listed."));
    return new ValidationMessages.ByField(all);
  }
}
