package perennial.identifiers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import perennial.journal.Reader;
import perennial.kernel.ObjectRef;

/** What objects are called: the prefix of each is its own. */
public final class GlobalIds {
  private GlobalIds() {}

  /**
   * Asks together with the reading's other questions; take the answer after it went. Objects that
   * the reader may not see are missing.
   */
  public static Supplier<Map<ObjectRef, GlobalId>> ask(
      Reader.Reading reading, Collection<ObjectRef> objects) {
    List<List<Object>> keys =
        objects.stream().distinct().map(ref -> List.<Object>of(ref.kind(), ref.serial())).toList();
    Supplier<Map<List<Object>, ObjectRow>> found = reading.find(Identifiers.OBJECT, keys);
    return () ->
        found.get().values().stream()
            .collect(Collectors.toUnmodifiableMap(ObjectRow::ref, ObjectRow::globalId));
  }
}
