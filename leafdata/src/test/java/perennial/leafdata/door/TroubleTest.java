package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/**
 * What the registry itself makes go wrong: limits, stopping, a database that is away, slowness and
 * defects. The same three keys as for refusals, and where it passes, when to come again.
 */
final class TroubleTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private static final String AREA = "{\"area\":[{\"name\":\"x\"}]}";
  private final LeafCaller caller = SERVER.licensee("cultivator_production");

  @Test
  void tooManyRequestsASecond() {
    try (LeafServer door = SERVER.door(TestLimits.with().rate(1, 3).make())) {
      LeafCaller there = caller.at(door);
      for (int i = 0; i < 3; i++) {
        assertThat(there.get("/areas").status()).isEqualTo(200);
      }
      Wire.refusedForNow(there.get("/areas"), 423);
      Wire.refusedForNow(there.post("/areas", AREA), 423);
      assertThat(SERVER.licensee("lab").at(door).get("/areas").status())
          .as("a limit is each caller's own")
          .isEqualTo(200);
    }
    assertThat(caller.get("/areas").ok().path("data")).as("nothing was done").isEmpty();
  }

  @Test
  void tooManyRequestsAtOnce() throws Exception {
    var held = new HeldRoute();
    try (LeafServer door = SERVER.door(TestLimits.with().inFlightPerCaller(1).make(), held)) {
      LeafCaller there = caller.at(door);
      var first = CompletableFuture.supplyAsync(() -> there.get("/held"));
      held.awaitArrival();
      Wire.refusedForNow(there.get("/areas"), 423);
      assertThat(SERVER.licensee("lab").at(door).get("/areas").status()).isEqualTo(200);
      held.release();
      assertThat(first.get().status()).isEqualTo(200);
      assertThat(there.get("/areas").status()).isEqualTo(200);
    }
  }

  @Test
  void tooMuchToDo() throws Exception {
    var held = new HeldRoute();
    try (LeafServer door = SERVER.door(TestLimits.with().inFlight(1).make(), held)) {
      var first = CompletableFuture.supplyAsync(() -> caller.at(door).get("/held"));
      held.awaitArrival();
      Wire.refusedForNow(SERVER.licensee("lab").at(door).get("/areas"), 502);
      held.release();
      assertThat(first.get().status()).isEqualTo(200);
    }
  }

  @Test
  void stopping() throws InterruptedException, ExecutionException {
    var held = new HeldRoute();
    LeafServer door = SERVER.door(TestLimits.with().make(), held);
    LeafCaller there = caller.at(door);
    var first = CompletableFuture.supplyAsync(() -> there.get("/held"));
    held.awaitArrival();
    var stopped = CompletableFuture.runAsync(door::close);
    Reply late = there.get("/areas");
    while (late.status() == 200) { // until the stop has begun
      late = there.get("/areas");
    }
    Wire.refusedForNow(late, 502);
    Wire.refusedForNow(there.post("/areas", AREA), 502);
    held.release();
    assertThat(first.get().status()).as("what was under way is finished").isEqualTo(200);
    stopped.get();
  }

  @Test
  void stoppingWithoutPatience() throws Exception {
    var held = new HeldRoute();
    LeafServer door = SERVER.door(TestLimits.with().make(), held);
    var first = CompletableFuture.supplyAsync(() -> caller.at(door).get("/held"));
    held.awaitArrival();
    assertThat(door.web().stop(Duration.ofMillis(50))).isFalse();
    Wire.refusedForNow(first.get(), 502);
  }

  @Test
  void aDatabaseThatIsAway() throws IOException {
    URI database = URI.create(SERVER.store().url().substring("jdbc:".length()));
    try (var line = new CuttableLine(database.getHost(), database.getPort());
        LeafServer door =
            SERVER.over("jdbc:postgresql://127.0.0.1:" + line.port() + database.getPath())) {
      LeafCaller there = caller.at(door);
      LeafCaller stranger = SERVER.licensee("lab").at(door);
      assertThat(there.post("/areas", AREA).status()).isEqualTo(200);

      line.cut();
      Wire.refusedForNow(there.get("/areas"), 502);
      Wire.refusedForNow(there.post("/areas", AREA), 502);
      Wire.refusedForNow(there.get("/mmes"), 502);
      Wire.refusedForNow(there.delete("/areas/AR1"), 502);
      Wire.refusedForNow(stranger.get("/areas"), 502);

      line.mend();
      awaitAnswer(there);
      assertThat(there.get("/areas").ok().path("data")).hasSize(1);
      assertThat(there.post("/areas", AREA).status()).isEqualTo(200);
      assertThat(stranger.get("/areas").status()).isEqualTo(200);
    }
  }

  /** The pool asks a server that was away less and less often, at the least every ten seconds. */
  private static void awaitAnswer(LeafCaller there) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Reply reply = there.get("/areas");
    while (reply.status() != 200) {
      Wire.refusedForNow(reply, 502);
      assertThat(System.nanoTime()).as("it comes back").isLessThan(deadline);
      reply = there.get("/areas");
    }
  }

  @Test
  void slowness() {
    var held = new HeldRoute();
    try (LeafServer door =
        SERVER.door(TestLimits.with().requestTime(Duration.ofMillis(300)).make(), held)) {
      Wire.refused(caller.at(door).get("/held"), 504);
      assertThat(caller.at(door).get("/areas").status()).isEqualTo(200);
    }
  }

  /** {@code POST /api/v1/broken}: a route of ours with a defect. */
  private record Broken(RuntimeException defect) implements Endpoint {
    @Override
    public Method method() {
      return Method.POST;
    }

    @Override
    public String path() {
      return LeafDialect.PREFIX + "/broken";
    }

    @Override
    public String summary() {
      return "Fails.";
    }

    @Override
    public Answer handle(Request request) {
      throw defect;
    }
  }

  @Test
  void defects() {
    var defect = new IllegalStateException("SELECT * FROM journal.entry at 127.0.0.1 in /var/lib");
    try (LeafServer door = SERVER.door(TestLimits.with().make(), new Broken(defect))) {
      assertThat(Wire.refused(caller.at(door).post("/broken", "{}"), 500).toString())
          .doesNotContain("journal");
    }
  }
}
