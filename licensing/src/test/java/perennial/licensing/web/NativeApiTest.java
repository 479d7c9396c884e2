package perennial.licensing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.StoreJournal;
import perennial.licensing.Credentials;
import perennial.licensing.IssueKey;
import perennial.licensing.KeyText;
import perennial.licensing.Licensing;
import perennial.licensing.TestLicensees;
import perennial.licensing.TestOfficials;
import perennial.rulebook.publish.Rulebook;
import perennial.rulebook.publish.RulesInForce;
import perennial.web.json.Json;
import perennial.web.server.WebServer;
import tools.jackson.databind.JsonNode;

/** The native API over HTTP: who may call, what is said, and that nothing is done twice. */
final class NativeApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static StoreJournal journal;
  private static WebServer web;

  @BeforeAll
  static void open() {
    journal = new StoreJournal(new Identifiers(), new Rulebook(), new Licensing());
    var random = new Random(1);
    var serials = new AtomicLong(5_000);
    var desk =
        new NativeDesk(
            journal.journal(),
            journal.reader(),
            kind -> serials.incrementAndGet(),
            new Credentials(journal.reader(), journal.clock()),
            new RulesInForce(TestLicensees.RULES, journal.reader()),
            length -> {
              byte[] bytes = new byte[length];
              random.nextBytes(bytes);
              return bytes;
            },
            false);
    web =
        WebServer.builder(journal.clock(), random)
            .callerKey(new BearerKey())
            .endpoints(Native.endpoints(desk))
            .build()
            .start();
    key(TestOfficials.official(journal, "first"), "first");
    key(TestOfficials.official(journal, "second"), "second");
    key(TestLicensees.grower(journal), "admin");
  }

  @AfterAll
  static void foldsToItsRows() throws InterruptedException {
    web.stop(java.time.Duration.ofSeconds(5));
    assertThat(journal.differences()).isEmpty();
    journal.close();
  }

  private static void key(Actor actor, String text) {
    journal.run(Actor.REGISTRY, new IssueKey(actor.user(), new KeyText(text).digest())).subject();
  }

  /** An answer, read. */
  private record Said(int status, JsonNode body, HttpResponse<byte[]> response) {
    String text(String name) {
      return body.path(name).asString("");
    }

    List<String> reasons() {
      var all = new ArrayList<String>();
      body.path("errors").forEach(each -> all.add(each.path("reason").asString("")));
      return all;
    }

    List<String> pointers() {
      var all = new ArrayList<String>();
      body.path("errors").forEach(each -> all.add(each.path("pointer").asString("")));
      return all;
    }
  }

  private static Said send(String method, String key, String path, String json, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/api/v2" + path))
            .method(
                method,
                json.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.replace('\'', '"'), StandardCharsets.UTF_8))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    return new Said(response.statusCode(), Json.parse(response.body()), response);
  }

  private static Said official(String path, String json, String... headers) throws Exception {
    return send("POST", "first", path, json, headers);
  }

  private static Said admin(String key, String path, String json) throws Exception {
    return send("POST", key, path, json, "Perennial-License", "J412149");
  }

  private static String issued(String code) throws Exception {
    Said said =
        official(
            "/licenses",
            ("{'code':'%s','type':'cultivator_production','name':'Farm','address1':'1 Road',"
                    + "'city':'Omak','since':'2025-01-07'}")
                .formatted(code));
    assertThat(said.status()).as(said.body().toString()).isEqualTo(201);
    return said.text("id");
  }

  @Test
  void anOfficialIssuesShowsAndSuspendsALicense() throws Exception {
    String id = issued("J500001");
    assertThat(official("/licenses/j500001/suspend", "").status()).isEqualTo(200);

    Said now = send("GET", "first", "/licenses/" + id, "");
    assertThat(now.text("status")).isEqualTo("suspended");
    assertThat(now.text("code")).isEqualTo("J500001");
    Said then = send("GET", "first", "/licenses/J500001?at=2025-02-01", "");
    assertThat(then.text("status")).isEqualTo("active");
    assertThat(then.body().path("premises").path("city").asString("")).isEqualTo("Omak");
    assertThat(send("GET", "first", "/licenses/" + id + "?at=2024-02-01", "").status())
        .isEqualTo(404);
    assertThat(send("GET", "first", "/licenses/J999999", "").status()).isEqualTo(404);
    assertThat(send("GET", "first", "/licenses/" + id + "?at=soon", "").status()).isEqualTo(400);
  }

  @Test
  void saysAllThatIsWrongWithItsPlace() throws Exception {
    Said said = official("/licenses", "{'code':'ATTESTED','type':'lab','name':'','state':'NV'}");
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.response().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(said.reasons()).contains("CODE_NOT_OF_TYPE", "NAME_MISSING", "OUT_OF_STATE");
    assertThat(said.pointers()).contains("#/code", "#/name", "#/state");

    Said unread = official("/licenses", "{'code':7,'since':'soon','colour':'red','a/b':1}");
    assertThat(unread.pointers())
        .containsExactlyInAnyOrder("#/code", "#/since", "#/colour", "#/a~1b");
    assertThat(official("/licenses", "[]").status()).isEqualTo(400);
    assertThat(official("/licenses/J412149/renew", "{}").reasons()).containsExactly("REQUIRED");
    for (String day : List.of("9999-12-31", "1899-12-31", "+999999999-12-31")) {
      assertThat(official("/licenses/J412149/renew", "{'expires':'" + day + "'}").reasons())
          .as(day)
          .containsExactly("MALFORMED");
      assertThat(send("GET", "first", "/licenses/J412149?at=" + day, "").status()).isEqualTo(400);
    }
    String late = "{'since':'9999-12-31T08:00:00Z'}";
    assertThat(official("/licenses/J412149/surrender", late).reasons())
        .containsExactly("MALFORMED");
    String many = "['x'" + ",'x'".repeat(Body.LIST_MAX) + "]";
    assertThat(official("/licenses/J412149/accreditations", "{'scopes':" + many + "}").pointers())
        .containsExactly("#/scopes");
  }

  @Test
  void twoOfficialsChangeACode() throws Exception {
    issued("J500002");
    Said ordered =
        official("/licenses/J500002/change-code", "{'code':'J500003','reason':'Renumbered'}");
    assertThat(ordered.status()).as(ordered.body().toString()).isEqualTo(201);
    String approve = "/orders/" + ordered.text("id") + "/approve";
    assertThat(send("GET", "second", "/orders", "").body().toString()).contains(ordered.text("id"));
    assertThat(official(approve, "").status()).as("not by oneself").isEqualTo(422);
    assertThat(send("POST", "second", approve, "").status()).isEqualTo(200);
    assertThat(send("GET", "first", "/licenses/J500003", "").text("code")).isEqualTo("J500003");
    assertThat(send("GET", "first", "/licenses/J500002?at=2025-02-01", "").status())
        .as("by date")
        .isEqualTo(200);
  }

  @Test
  void aKeyOpensWhatIsItsOwn() throws Exception {
    assertThat(send("POST", "stranger", "/licenses/J412149/suspend", "").status()).isEqualTo(401);
    assertThat(send("POST", "admin", "/licenses/J412149/suspend", "").status()).isEqualTo(401);
    assertThat(official("/users", "{'email':'a@example.org','role':'user'}").status())
        .isEqualTo(401);
    assertThat(send("POST", "", "/users", "{}").status()).isEqualTo(401);
  }

  @Test
  void anAdministratorMakesAUserWithAKeyThatIsShownOnce() throws Exception {
    Said made = admin("admin", "/users", "{'email':'till@example.org','role':'user'}");
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    String keys = "/users/" + made.text("id") + "/keys";
    Said given =
        send("POST", "admin", keys, "", "Perennial-License", "J412149", "Idempotency-Key", "k-1");
    Said again =
        send("POST", "admin", keys, "", "Perennial-License", "J412149", "Idempotency-Key", "k-1");
    assertThat(given.text("key")).hasSize(64);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text("id")).isEqualTo(given.text("id"));
    assertThat(again.text("key")).as("shown once").isEmpty();
    assertThat(again.response().headers().firstValue("Idempotent-Replay")).contains("true");

    String theirs = given.text("key");
    assertThat(admin(theirs, "/users", "{'email':'x@example.org','role':'user'}").status())
        .as("no administrator")
        .isEqualTo(403);
    Said rotated = admin(theirs, "/keys/mine/rotate", "{'overlap_hours':0}");
    assertThat(rotated.status()).as(rotated.body().toString()).isEqualTo(201);
    assertThat(admin(theirs, "/keys/mine/end", "").status()).as("ended at once").isEqualTo(401);
    assertThat(admin(rotated.text("key"), "/keys/mine/rotate", "{'overlap_hours':999}").reasons())
        .containsExactly("OVERLAP_TOO_LONG");

    Said listed = send("GET", "admin", "/users", "", "Perennial-License", "J412149");
    assertThat(listed.body().toString()).contains("till@example.org").doesNotContain(theirs);
    assertThat(
            send("GET", rotated.text("key"), "/users", "", "Perennial-License", "J412149").status())
        .isEqualTo(403);
    String fingerprint = KeyText.fingerprint(new KeyText(rotated.text("key")).digest());
    assertThat(listed.body().toString()).contains(fingerprint);
    assertThat(admin("admin", "/keys/" + fingerprint + "/end", "").status()).isEqualTo(200);
    assertThat(admin(rotated.text("key"), "/keys/mine/end", "").status()).isEqualTo(401);
    assertThat(admin("admin", "/users/" + made.text("id") + "/dismiss", "").status())
        .isEqualTo(200);
  }

  @Test
  void anOfficialAppointsTheFirstAdministrator() throws Exception {
    issued("J500004");
    Said appointed = official("/licenses/J500004/administrators", "{'email':'owner@example.org'}");
    assertThat(appointed.status()).as(appointed.body().toString()).isEqualTo(201);
    Said device =
        send(
            "POST",
            appointed.text("key"),
            "/devices",
            "{'name':'till','public_key':'" + "ab".repeat(32) + "'}",
            "Perennial-License",
            "J500004");
    assertThat(device.status()).as(device.body().toString()).isEqualTo(201);
    assertThat(
            send("GET", appointed.text("key"), "/devices", "", "Perennial-License", "J500004")
                .body()
                .toString())
        .contains("till");
  }

  @Test
  void aLaboratoryIsAccredited() throws Exception {
    TestLicensees.register(journal, 700, "L700", "lab");
    assertThat(
            official(
                    "/licenses/L700/accreditations",
                    "{'scopes':['metal'],'since':'2026-01-01','until':'2027-01-31'}")
                .status())
        .isEqualTo(200);
    assertThat(send("GET", "first", "/accreditations?scope=metal", "").body().toString())
        .contains("L700");
    assertThat(
            send("GET", "first", "/accreditations?scope=metal&at=2027-02-01", "").body().toString())
        .doesNotContain("L700");
    assertThat(send("GET", "first", "/accreditations", "").status()).isEqualTo(400);
  }

  @Test
  void nothingIsDoneTwiceUnderOneIdempotencyKey() throws Exception {
    String body =
        "{'code':'J500005','type':'cultivator_production','name':'Farm','address1':'1 Road',"
            + "'city':'Omak'}";
    Said first = official("/licenses", body, "Idempotency-Key", "i-1");
    Said second = official("/licenses", body, "Idempotency-Key", "i-1");
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(second.status()).isEqualTo(201);
    assertThat(official("/licenses", body.replace("Farm", "F"), "Idempotency-Key", "i-1").reasons())
        .containsExactly("IDEMPOTENCY_KEY_REUSED");
    assertThat(official("/licenses", body, "Idempotency-Key", "k".repeat(256)).status())
        .isEqualTo(400);
  }
}
