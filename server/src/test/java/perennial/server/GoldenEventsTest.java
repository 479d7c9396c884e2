package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import perennial.inventory.Account;
import perennial.inventory.Posted;
import perennial.inventory.Posting;
import perennial.journal.Event;
import perennial.journal.EventSample;
import perennial.journal.Room;
import perennial.kernel.Amount;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Unit;
import perennial.leafdata.Rooms;

/**
 * Every kind of event, byte for byte. Entries are kept and hashed for ever, so once a version was
 * released a file here may be added and never changed or removed: another form is another name.
 */
final class GoldenEventsTest {
  private static final Path FOLDER = Golden.file("server/src/test/resources/golden/events");

  /** Postings that do not balance are no event: this one is not made up like the others. */
  static final Posted BALANCED =
      new Posted(
          List.of(
              posting(Account.AVAILABLE, new ObjectRef(new Kind("IN"), 7), 25_000),
              posting(Account.DECLARED, null, -25_000)));

  private static Posting posting(Account account, @Nullable ObjectRef object, long tenThousandths) {
    var licensee = new LicenseeId(11);
    return new Posting(
        account, licensee, object, 0, Unit.GM, new Amount(tenThousandths), "a reason");
  }

  private static Map<String, Class<? extends Event>> kinds() {
    var kinds = new TreeMap<>(EventSample.ofTheJournal());
    for (Room room : Rooms.all()) {
      kinds.putAll(room.events());
    }
    return kinds;
  }

  @TestFactory
  Stream<DynamicTest> areAsTheyWere() {
    return kinds().entrySet().stream()
        .map(kind ->
            DynamicTest.dynamicTest(
                kind.getKey(),
                () ->
                    Golden.hold(
                        FOLDER.resolve(kind.getKey() + ".txt"),
                        text(kind.getKey(), kind.getValue()))));
  }

  private static String text(String name, Class<? extends Event> type) {
    var text = new StringBuilder(name).append("\n\n");
    EventSample.components(type).forEach(each -> text.append("  ").append(each).append('\n'));
    for (boolean isFull : List.of(true, false)) {
      Event sample = type == Posted.class ? BALANCED : EventSample.of(type, isFull);
      assertThat(EventSample.readBack(Rooms.all(), sample)).isEqualTo(sample);
      List<String> entry = EventSample.entryOf(Rooms.all(), sample);
      text.append('\n').append(isFull ? "all of it" : "the least of it").append('\n');
      text.append("  cbor ").append(entry.get(0)).append('\n');
      text.append("  leaf ").append(entry.get(1)).append('\n');
    }
    return text.toString();
  }

  @Test
  void loseNoneThatWasEverWritten() throws IOException {
    if (Golden.isUpdate()) {
      return; // what is gone shows in git
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      var written =
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(kinds().keySet()).containsAll(written);
    }
  }
}
