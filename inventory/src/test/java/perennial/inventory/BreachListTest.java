package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Unit;

/** Breaches as they are listed: whose, of which rule, of when, page by page. */
class BreachListTest {
  private static final ObjectRef LOT = new ObjectRef(Inventory.LOT_KIND, 1);

  private static TestRegistry registry;
  private static LicenseeId one;
  private static LicenseeId other;

  /** An act that breaks some rules. */
  private record Break(List<String> rules) implements Command {
    @Override
    public String act() {
      return "test.break";
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      return Outcome.accepted(
          LOT,
          rules.stream()
              .<Event>map(rule ->
                  new BreachRecorded(
                      deciding.actor().licensee(), LOT, rule, "So.", Amount.ZERO, Unit.GM))
              .toList());
    }
  }

  @BeforeAll
  static void open() throws SQLException {
    registry = TestRegistry.with();
    one = registry.license("G400801", "cultivator");
    other = registry.license("G400802", "cultivator");
    registry.act(one, new Break(List.of("a", "b")));
    registry.act(other, new Break(List.of("a")));
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  private static List<String> found(
      Set<LicenseeId> of, @Nullable String rule, @Nullable Instant since, @Nullable Instant until) {
    return BreachList.of(registry.reader(), of, new BreachList.Filter(rule, since, until, null))
        .breaches()
        .stream()
        .map(each -> each.licenseeId().equals(one) ? "one " + each.code() : "other " + each.code())
        .sorted()
        .toList();
  }

  @Test
  void areALicenseesOwnOrEverybodys() {
    assertThat(found(Set.of(one), null, null, null)).containsExactly("one a", "one b");
    assertThat(BreachList.everybody(registry.reader())).contains(one, other);
    assertThat(found(BreachList.everybody(registry.reader()), null, null, null))
        .containsExactly("one a", "one b", "other a");
    assertThat(found(Set.of(), null, null, null)).isEmpty();
  }

  @Test
  void areOfARuleAndOfATime() {
    Set<LicenseeId> both = Set.of(one, other);
    assertThat(found(both, "a", null, null)).containsExactly("one a", "other a");
    Instant last =
        BreachList.of(registry.reader(), both, new BreachList.Filter(null, null, null, null))
            .breaches()
            .getFirst()
            .recordedAt();
    assertThat(found(both, null, last, null)).contains("other a");
    assertThat(found(both, null, null, last)).as("not included").doesNotContain("other a");
    assertThat(found(both, null, last.plusSeconds(1), null)).isEmpty();
    assertThat(found(both, null, null, last.plusSeconds(1))).hasSize(3);
  }

  private static Breach breach(long entry, String code) {
    return new Breach(
        one, entry, Inventory.LOT_KIND, 1, code, "So.", Amount.ZERO, Unit.GM, Instant.EPOCH);
  }

  /** One more than a page, of which the last entry would be cut in two. */
  @Test
  void areOnOnePageWhereTheyAreOfOneEntry() {
    var found = new ArrayList<Breach>();
    for (int i = 0; i < BreachList.PAGE_MAX - 1; i++) {
      found.add(breach(10_000 - i, "a"));
    }
    found.add(breach(7, "a"));
    assertThat(BreachList.page(found).next()).as("a full page, and no more").isNull();
    found.add(breach(7, "b"));
    BreachList page = BreachList.page(found);
    assertThat(page.breaches()).hasSize(BreachList.PAGE_MAX - 1);
    assertThat(page.next()).isEqualTo(page.breaches().getLast().entryId()).isGreaterThan(7);
  }
}
