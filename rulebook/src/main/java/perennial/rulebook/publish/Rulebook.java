package perennial.rulebook.publish;

import java.util.List;
import java.util.Map;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;

/** The rulebook room: which rule sets were published, and when. */
public final class Rulebook implements Room {
  public static final Kind PUBLICATION_KIND = new Kind("RP");

  public static final Table<PublishedSet> PUBLISHED_SET =
      Table.of("rulebook", "published_set", PublishedSet.class)
          .key("licenseeId", "number")
          .streamOf(PUBLICATION_KIND, "number")
          .directory()
          .check("licensee_id = 0")
          .build();

  /** More publications than any state has in a lifetime: a few a year. */
  public static final int PUBLICATIONS_MAX = 1_000;

  /** All of them, in order. */
  public static final Index<PublishedSet> PUBLISHED_SETS =
      new Index<>(PUBLISHED_SET, List.of("licenseeId"), PUBLICATIONS_MAX);

  @Override
  public String name() {
    return "rulebook";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(PUBLISHED_SET);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of("rule-set.published.1", RuleSetPublished.class);
  }

  @Override
  public Projector projector() {
    return (event, occasion, rows) -> {
      if (event instanceof RuleSetPublished e) {
        rows.create(
            PUBLISHED_SET,
            new PublishedSet(
                LicenseeId.REGISTRY,
                e.number(),
                e.set(),
                e.version(),
                e.from(),
                PublishedSet.written(e.content()),
                e.report(),
                String.join(", ", e.approvers()),
                e.reason(),
                occasion.recordedAt()));
      }
    };
  }
}
