package perennial.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The test group that a lot carries: for each source, the chain of portions by which it descends,
 * nearest first. A chain ends where goods were altered, for then results no longer hold. A blend
 * has a chain for each of its sources' chains, and is only as good as the worst of them.
 *
 * <p>As text: links {@code serial@portion} with commas, chains with semicolons.
 */
public record TestPath(List<List<TestLink>> chains) {
  /** A path of its own: nothing that was tested is in it. */
  public static final TestPath ORIGIN = new TestPath(List.of());

  /** Splits, transfers and unaltered conversions between harvest and shelf are under ten. */
  public static final int CHAIN_LINKS_MAX = 64;

  /** Different tested sources in one blend. */
  public static final int CHAINS_MAX = 256;

  /** Why a lot at the end of the longest chain cannot be divided further. */
  public static final String TOO_LONG =
      "This inventory was split, converted or transferred more than %d times since it was tested."
          .formatted(CHAIN_LINKS_MAX);

  public TestPath {
    if (chains.size() > CHAINS_MAX) {
      throw new IllegalArgumentException("a blend has at most " + CHAINS_MAX + " tested sources");
    }
    for (List<TestLink> chain : chains) {
      if (chain.isEmpty() || chain.size() > CHAIN_LINKS_MAX) {
        throw new IllegalArgumentException("a chain has 1 to " + CHAIN_LINKS_MAX + " links");
      }
    }
    chains = chains.stream().map(List::copyOf).toList();
  }

  /** Whether a portion can leave a lot which has this path. */
  public boolean canGrow() {
    return chains.stream().allMatch(chain -> chain.size() < CHAIN_LINKS_MAX);
  }

  /** The path of a portion that leaves a lot which has this path. */
  public TestPath through(TestLink link) {
    if (chains.isEmpty()) {
      return new TestPath(List.of(List.of(link)));
    }
    var longer = new ArrayList<List<TestLink>>(chains.size());
    for (List<TestLink> chain : chains) {
      var grown = new ArrayList<TestLink>(chain.size() + 1);
      grown.add(link);
      grown.addAll(chain);
      longer.add(grown);
    }
    return new TestPath(longer);
  }

  /** The path of a blend of portions that have these paths. */
  public static TestPath blend(List<TestPath> sources) {
    var all = new LinkedHashSet<List<TestLink>>();
    sources.forEach(source -> all.addAll(source.chains));
    return new TestPath(List.copyOf(all));
  }

  /** The inverse of {@link #toString()}. */
  public static TestPath parse(String text) {
    if (text.isEmpty()) {
      return ORIGIN;
    }
    return new TestPath(
        Arrays.stream(text.split(";"))
            .map(chain -> Arrays.stream(chain.split(",")).map(TestLink::parse).toList())
            .toList());
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (List<TestLink> chain : chains) {
      text.append(text.isEmpty() ? "" : ";");
      text.append(String.join(",", chain.stream().map(TestLink::toString).toList()));
    }
    return text.toString();
  }
}
