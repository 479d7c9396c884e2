package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.journal.Journal;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;

/**
 * A client that got no answer sends the same again. What it asked for is then done once, and it
 * gets the first answer.
 */
final class RetriesTest {
  private static final String BLUE = "{\"name\": \"Blue\", \"external_id\": \"7\"}";
  private static LeafServer server;
  private final LeafCaller caller = server.licensee("cultivator_production");

  @BeforeAll
  static void open() {
    server = LeafServer.open(); // a clock of its own, since days pass
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String strains(String... rows) {
    return "{\"strain\": [" + String.join(", ", rows) + "]}";
  }

  private int count() {
    return caller.get("/strains").ok().path("total").intValue();
  }

  private static void isReplay(Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("idempotent-replay")).contains("true");
  }

  private static void isNew(Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("idempotent-replay")).isEmpty();
  }

  @Test
  void answersAnEqualRowAsBefore() {
    Reply first = caller.post("/strains", strains(BLUE));
    isNew(first);
    server.clock().pass(Duration.ofHours(1));
    Reply second = caller.post("/strains", strains(BLUE));
    isReplay(second);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"strain\":[{\"external_id\":\"7\",\"name\":\"Blue\"}]}",
        "\n{ \"strain\" : { \"external_id\" : \"7\" ,\t\"name\" : \"\\u0042lue\" } }\n",
        "{\"strain\": [{\"name\": \"x\", \"name\": \"Blue\", \"external_id\": \"7\"}]}"
      })
  void knowsAnEqualRowInAnotherSpelling(String body) {
    Reply first = caller.post("/strains", strains(BLUE));
    Reply second = caller.post("/strains", body);
    isReplay(second);
    assertThat(second.text()).isEqualTo(first.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"Blue\", \"external_id\": 7}",
        "{\"name\": \"blue\", \"external_id\": \"7\"}",
        "{\"name\": \"Blue\", \"external_id\": \"7\", \"memo\": null}",
        "{\"name\": \"Blue\", \"external_id\": \"8\"}"
      })
  void takesAnotherRowForAnother(String row) {
    String first = caller.post("/strains", strains(BLUE)).id();
    Reply second = caller.post("/strains", strains(row));
    isNew(second);
    assertThat(second.id()).isNotEqualTo(first);
    assertThat(count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"Blue\"}",
        "{\"name\": \"Blue\", \"external_id\": \"\"}",
        "{\"name\": \"Blue\", \"external_id\": \"  \"}",
        "{\"name\": \"Blue\", \"external_id\": null}"
      })
  void neverRepeatsWhatHasNoNameOfItsOwn(String row) {
    isNew(caller.post("/strains", strains(row)));
    isNew(caller.post("/strains", strains(row)));
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void tellsOperationsAndLicenseesApart() {
    caller.post("/strains", strains(BLUE));
    isNew(caller.post("/areas", "{\"area\": [" + BLUE + "]}"));
    isNew(server.licensee("cultivator").post("/strains", strains(BLUE)));
  }

  @Test
  void forgetsAfterThreeDays() {
    String first = caller.post("/strains", strains(BLUE)).id();
    server.clock().pass(Journal.REPLAY_WINDOW.minusSeconds(1));
    isReplay(caller.post("/strains", strains(BLUE)));
    server.clock().pass(Duration.ofSeconds(1));
    Reply late = caller.post("/strains", strains(BLUE));
    isNew(late);
    assertThat(late.id()).isNotEqualTo(first);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void makesAnewWhatWasDeleted() {
    String first = caller.post("/strains", strains(BLUE)).id();
    caller.delete("/strains/" + first).ok();
    Reply second = caller.post("/strains", strains(BLUE));
    isNew(second);
    assertThat(second.id()).isNotEqualTo(first);
    isReplay(caller.post("/strains", strains(BLUE)));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void repeatsRowsOfAListOneByOne() {
    String blue = caller.post("/strains", strains(BLUE)).id();
    String green = "{\"name\": \"Green\", \"external_id\": \"8\"}";
    Reply mixed = caller.post("/strains", strains(green, BLUE, "{\"name\": \"Grey\"}"));
    isNew(mixed);
    assertThat(mixed.ok()).hasSize(3);
    assertThat(mixed.ok().path(0).path("name").asString()).isEqualTo("Green");
    assertThat(mixed.ok().path(1).path("global_id").asString()).isEqualTo(blue);
    assertThat(count()).isEqualTo(3);
    Reply again = caller.post("/strains", strains(green, BLUE));
    isReplay(again);
    assertThat(again.ok().path(0)).isEqualTo(mixed.ok().path(0));
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void doesTwinsOfOneListOnce() {
    Reply twins = caller.post("/strains", strains(BLUE, BLUE));
    assertThat(twins.ok()).hasSize(2);
    assertThat(twins.ok().path(0)).isEqualTo(twins.ok().path(1));
    assertThat(count()).isEqualTo(1);
    isReplay(caller.post("/strains", strains(BLUE)));
  }

  @Test
  void doesEqualRequestsAtOnceOnce() throws Exception {
    int clients = 16;
    var start = new CountDownLatch(1);
    var replies = new ArrayList<Future<Reply>>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        replies.add(
            threads.submit(() -> {
              start.await();
              return caller.post("/strains", strains(BLUE));
            }));
      }
      start.countDown();
    }
    String first = replies.getFirst().get().text();
    int fresh = 0;
    for (Future<Reply> each : replies) {
      assertThat(each.get().status()).isEqualTo(200);
      assertThat(each.get().text()).isEqualTo(first);
      fresh += each.get().header("idempotent-replay").isEmpty() ? 1 : 0;
    }
    assertThat(fresh).isEqualTo(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void doesAWholeCallOnceUnderItsKey() {
    String body = strains("{\"name\": \"A\"}", "{\"name\": \"B\"}");
    Reply first = caller.post("/strains", body, "Idempotency-Key", "k-1");
    isNew(first);
    server.clock().pass(Duration.ofDays(100));
    Reply second = caller.post("/strains", body, "Idempotency-Key", "k-1");
    isReplay(second);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(count()).isEqualTo(2);
    isNew(caller.post("/strains", body, "Idempotency-Key", "k-2"));
    assertThat(count()).isEqualTo(4);
    isNew(server.licensee("cultivator").post("/strains", body, "Idempotency-Key", "k-1"));
  }

  @Test
  void refusesAnotherCallUnderAKey() {
    caller.post("/strains", strains("{\"name\": \"A\"}"), "Idempotency-Key", "k-1").ok();
    Reply other = caller.post("/strains", strains("{\"name\": \"B\"}"), "Idempotency-Key", "k-1");
    assertThat(Wire.refused(other, 422).path("error_message").asString())
        .contains("Idempotency-Key");
    Reply elsewhere = caller.post("/areas", strains("{\"name\": \"A\"}"), "Idempotency-Key", "k-1");
    Wire.refused(elsewhere, 422);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void repeatsARefusalUnderItsKey() {
    String body = "{\"global_id\": \"ST1\", \"name\": \"x\"}";
    Reply first = caller.post("/strains/update", body, "Idempotency-Key", "k-1");
    Reply second = caller.post("/strains/update", body, "Idempotency-Key", "k-1");
    Wire.refused(first, 404);
    Wire.refused(second, 404);
    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void doesAllRowsOrNone() {
    String fine = "{\"name\": \"fine\"}";
    String bad = "{\"external_id\": \"%s\"}".formatted("x".repeat(256));
    Reply refused = caller.post("/strains", strains(fine, bad, fine, "{\"name\": []}"));
    Wire.refused(refused, 422);
    assertThat(refused.problemFields())
        .containsExactlyInAnyOrderElementsOf(List.of("1.name", "1.external_id", "3.name"));
    assertThat(count()).isZero();
    assertThat(caller.post("/strains", strains(fine, fine)).ok()).hasSize(2);
  }
}
