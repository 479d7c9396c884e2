package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import perennial.inventory.LotCreated;
import perennial.inventory.LotOrigin;
import perennial.inventory.LotPortionLeft;
import perennial.inventory.LotRemediated;
import perennial.inventory.Posted;
import perennial.journal.Event;
import perennial.journal.EventSample;
import perennial.journal.Occasion;
import perennial.journal.Room;
import perennial.journal.Touching;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.leafdata.Rooms;

/**
 * Every kind of event of every room is folded by a projector: into rows that follow from it, from
 * its occasion and from each row's own past, with the personal part and without. That sequences of
 * them fold to the rows that are there is shown where the rooms' acts are tried.
 */
final class EveryEventFoldsTest {
  private static final LicenseeId LICENSEE = new LicenseeId(11);

  /** Of the made-up lot: portions leave in order. */
  private static final long PORTIONS_LEFT = 109;

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Map<String, Class<? extends Event>> kinds() {
    var kinds = new TreeMap<String, Class<? extends Event>>();
    for (Room room : Rooms.all()) {
      kinds.putAll(room.events());
    }
    return kinds;
  }

  private static Occasion occasion(boolean isErased) {
    return new Occasion(
        1,
        "sample",
        LICENSEE,
        12,
        new Moments(NOW, NOW),
        isErased ? null : new Bytes(new byte[] {1, 2, 3, 4}));
  }

  private static Event sample(Class<? extends Event> type) {
    if (type == Posted.class) {
      return GoldenEventsTest.BALANCED;
    }
    if (type == LotCreated.class) {
      return lotOfAPath();
    }
    if (type == LotRemediated.class) {
      var any = (LotRemediated) EventSample.of(type, true);
      return new LotRemediated(LICENSEE, 101, PORTIONS_LEFT + 1, any.method(), any.results());
    }
    return type == LotPortionLeft.class
        ? new LotPortionLeft(LICENSEE, 101, PORTIONS_LEFT + 1, true)
        : EventSample.of(type, true);
  }

  /** The text of a test path is not any text. */
  private static LotCreated lotOfAPath() {
    return new LotCreated(
        LICENSEE,
        101,
        "WAJ400001",
        102,
        103,
        104L,
        105,
        Unit.GM,
        LotOrigin.SPLIT,
        106L,
        "2U@1",
        "2U@1",
        null,
        false,
        false,
        null,
        null,
        null,
        null,
        Stated.NONE);
  }

  @TestFactory
  Stream<DynamicTest> foldsIntoRowsOfItsOwn() {
    return kinds().entrySet().stream()
        .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> folds(kind.getValue())));
  }

  private static void folds(Class<? extends Event> type) {
    Event event = sample(type);
    Touching whole = Touching.by(Rooms.all(), event, occasion(false));
    Touching again = Touching.by(Rooms.all(), event, occasion(false));
    Touching erased = Touching.by(Rooms.all(), event, occasion(true));

    assertThat(whole.rows()).as("rows that follow from it").isNotEmpty();
    assertThat(whole.faults()).isEmpty();
    assertThat(again.rows()).as("folded again").isEqualTo(whole.rows());
    assertThat(erased.rows().keySet()).isEqualTo(whole.rows().keySet());
    whole.rows().forEach((name, row) -> sameButForPersonal(name, row, erased.rows().get(name)));
  }

  private static void sameButForPersonal(String name, Record whole, @Nullable Record erased) {
    for (RecordComponent component : whole.getClass().getRecordComponents()) {
      if (component.getType() != Bytes.class) {
        assertThat(value(component, erased))
            .as("%s of %s without the personal part", component.getName(), name)
            .isEqualTo(value(component, whole));
      }
    }
  }

  private static @Nullable Object value(RecordComponent component, @Nullable Record row) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a component without its accessor", e);
    }
  }

  /** A kind that is registered twice would be read as either. */
  @Test
  void everyKindIsOfOneRoom() {
    List<String> all =
        Rooms.all().stream().flatMap(room -> room.events().keySet().stream()).toList();
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    assertThat(Set.copyOf(kinds().values())).hasSize(all.size());
  }
}
