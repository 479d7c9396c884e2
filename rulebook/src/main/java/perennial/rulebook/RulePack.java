package perennial.rulebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rule sets of a jurisdiction that a registry decides by, over time. At most one is in force at
 * any instant; in a gap none is. It grows where sets are published, always at its end.
 */
public final class RulePack {

  private final Jurisdiction jurisdiction;
  private final String name;

  /** Replaced when a set is published; what was in force stays as it was. */
  private volatile List<RuleSet> sets;

  public RulePack(Jurisdiction jurisdiction, String name, List<RuleSet> sets) {
    var ordered = new ArrayList<>(sets);
    ordered.sort(Comparator.comparing(RuleSet::from));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i - 1).isInForce(ordered.get(i).from())) {
        throw new IllegalArgumentException(
            ordered.get(i - 1).version() + " and " + ordered.get(i).version() + " overlap");
      }
    }
    this.jurisdiction = jurisdiction;
    this.name = name;
    this.sets = List.copyOf(ordered);
  }

  /**
   * The sets of this pack until the first of the later ones begins, then the later ones.
   *
   * @param later stretches of one set, in order of time
   */
  public RulePack followedBy(List<RuleSet> later) {
    var begin = later.getFirst().from();
    var all = new ArrayList<RuleSet>();
    for (var set : sets) {
      if (set.from().isBefore(begin)) {
        all.add(set.isInForce(begin) ? set.until(begin) : set);
      }
    }
    all.addAll(later);
    return new RulePack(jurisdiction, name, all);
  }

  /** Takes the sets of another pack, for all who decide by this one. */
  public void become(RulePack other) {
    sets = other.sets;
  }

  public Jurisdiction jurisdiction() {
    return jurisdiction;
  }

  public String name() {
    return name;
  }

  /**
   * All stretches in order of time. A set whose rows begin or end within it appears once for each
   * stretch, under one version.
   */
  public List<RuleSet> sets() {
    return sets;
  }

  /** The rules in force at that instant; empty in a gap. */
  public Optional<RuleSet> findInForce(Instant instant) {
    var now = sets;
    for (int i = now.size() - 1; i >= 0; i--) {
      if (now.get(i).isInForce(instant)) {
        return Optional.of(now.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * The rules in force at that instant.
   *
   * @throws NoSuchElementException if none were
   */
  public RuleSet getInForce(Instant instant) {
    return findInForce(instant)
        .orElseThrow(() ->
            new NoSuchElementException("no rules of " + jurisdiction.code() + " at " + instant));
  }
}
