package perennial.leafdata.door;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import perennial.kernel.ObjectRef;
import perennial.licensing.Licensee;

/**
 * The prefixes that one answer prints. Those of a licensee whose code never changed are all its
 * present one and cost nothing. For any other, an answer is printed to learn which objects it
 * names, their prefixes are looked up together, and it is printed again.
 */
final class Minted {
  /** The second printing lacks only what was made meanwhile, under the present code. */
  private static final int PRINTINGS_MAX = 3;

  private static final ScopedValue<Minted> NOW = ScopedValue.newInstance();

  private final Map<ObjectRef, String> known = new HashMap<>();
  private final Set<ObjectRef> missing = new HashSet<>();

  private Minted() {}

  /** The prefix of an object of this owner's. */
  static String prefix(Licensee owner, ObjectRef object) {
    return owner.renamed() && NOW.isBound()
        ? NOW.get().find(owner, object)
        : owner.prefix(Ids.STATE);
  }

  private String find(Licensee owner, ObjectRef object) {
    String prefix = known.get(object);
    if (prefix == null) {
      missing.add(object);
      return owner.prefix(Ids.STATE);
    }
    return prefix;
  }

  /**
   * Prints an answer.
   *
   * @param printing may run several times
   * @param lookUp the prefixes of objects; nothing of an object that there is not
   */
  static <T> T print(
      Supplier<T> printing, Function<Collection<ObjectRef>, Map<ObjectRef, String>> lookUp) {
    var minted = new Minted();
    T printed = ScopedValue.where(NOW, minted).call(printing::get);
    for (int i = 1; i < PRINTINGS_MAX && !minted.missing.isEmpty(); i++) {
      minted.known.putAll(lookUp.apply(Set.copyOf(minted.missing)));
      minted.missing.clear();
      printed = ScopedValue.where(NOW, minted).call(printing::get);
    }
    return printed;
  }
}
