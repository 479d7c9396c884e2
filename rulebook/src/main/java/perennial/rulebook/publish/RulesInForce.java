package perennial.rulebook.publish;

import java.util.Comparator;
import java.util.List;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/**
 * The rules that a node decides by: the pack that the registry began with, followed by everything
 * that was published since.
 *
 * <p>A publication changes the epoch's credentials, which every call states and every write checks
 * in its transaction. So {@link #upTo} the credentials of whoever calls, before anything is
 * prepared for it, is enough for a node never to decide by rules that another node replaced, and
 * asks the database only when something changed.
 */
public final class RulesInForce {
  private final RulePack founding;
  private final RulePack inForce;
  private final Reader reader;
  private List<PublishedSet> last = List.of();
  private volatile long known = Long.MIN_VALUE;

  /**
   * @param founding what the registry began with
   */
  public RulesInForce(RulePack founding, Reader reader) {
    this.founding = founding;
    this.inForce = new RulePack(founding.jurisdiction(), founding.name(), founding.sets());
    this.reader = reader;
  }

  /** The rules; the same object for ever, which grows. */
  public RulePack pack() {
    return inForce;
  }

  /** What the registry began with, without anything that was published. */
  public RulePack founding() {
    return founding;
  }

  /** Learns of all that was published until the epoch had these credentials. */
  public void upTo(long credentials) {
    if (credentials > known) {
      refresh();
    }
  }

  /** Reads what was published. */
  public synchronized void refresh() {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var published =
        reading.where(
            Rulebook.PUBLISHED_SET,
            "licenseeId",
            List.of(LicenseeId.REGISTRY),
            Rulebook.PUBLICATIONS_MAX);
    reading.go();
    var found = List.copyOf(published.get());
    // Credentials change far more often than rules, and laying rules out takes a while.
    if (!found.equals(last)) {
      inForce.become(after(founding, found));
      last = found;
    }
    known = reading.credentials();
  }

  /** A pack with what was published after it, in any order. */
  public static RulePack after(RulePack founding, List<PublishedSet> published) {
    var pack = founding;
    var ordered = published.stream().sorted(Comparator.comparing(PublishedSet::firstDay)).toList();
    for (var set : ordered) {
      pack =
          pack.followedBy(
              RulePackLoader.loadPublished(
                  set.files(), founding.jurisdiction(), set.setName(), set.firstDay()));
    }
    return pack;
  }
}
