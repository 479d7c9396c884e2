package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.Wrapper;
import perennial.licensing.ReinstateLicensee;
import perennial.licensing.SuspendLicensee;
import perennial.web.server.Limits;

/**
 * Every way in which a request can be wrong or not permitted, through the whole registry: always
 * the three keys, never a status that a real client dies of, and nothing changed.
 */
final class RefusalsTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private final LeafCaller caller = SERVER.licensee("cultivator_production");

  private String asCaller() {
    return "Host: a\nConnection: close\nx-mjf-mme-code: %s\nx-mjf-key: %s\n"
        .formatted(caller.code(), caller.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"area\"",
        "{\"area\": [{\"name\": \"x\"}]} more",
        "null",
        "7",
        "\"area\"",
        "[]",
        "[{\"name\": \"x\"}]",
        "{}",
        "{\"area\": null}",
        "{\"area\": []}",
        "{\"area\": [1]}",
        "{\"area\": [null]}",
        "{\"area\": \"x\"}",
        "{\"strain\": [{\"name\": \"x\"}]}",
        "{\"area\": [{\"name\": \"nul\\u0000\"}]}",
        "{\"area\": [{\"name\": \"half \\ud800\"}]}",
        "{\"area\": [{\"name\": 1e999999999}]}",
        "{'area': [{'name': 'x'}]}",
        "name=x&type=quarantine",
        "<area/>"
      })
  void badBodies(String body) {
    Wire.refused(caller.post("/areas", body), 422);
    assertThat(caller.get("/areas").ok().path("data")).isEmpty();
  }

  @Test
  void saysOfAMalformedBodyWhatTheOldSystemSaid() {
    assertThat(caller.post("/areas", "{").text())
        .isEqualTo(
            "{\"error\":true,\"error_message\":\"Invalid data format. Please check your"
                + " data..\",\"validation_messages\":[]}");
  }

  @Test
  void deepBodies() {
    String deep = "{\"area\":".repeat(100) + "1" + "}".repeat(100);
    Wire.refused(caller.post("/areas", deep), 422);
    Wire.refused(caller.post("/areas", "[".repeat(100_000)), 422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/xml",
        "text/plain",
        "application/octet-stream",
        "application/json; charset=latin1",
        "nonsense"
      })
  void wrongMediaTypes(String type) {
    String body = "{\"area\":[{\"name\":\"x\"}]}";
    Reply reply =
        Wire.send(
            SERVER.port(),
            "POST /api/v1/areas HTTP/1.1\n%sContent-Type: %s\nContent-Length: %d\n\n%s"
                .formatted(asCaller(), type, body.length(), body));
    Wire.refused(reply, 422);
    assertThat(caller.get("/areas").ok().path("data")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Type: application/json; charset=utf-8\n"})
  void takesJsonWithOrWithoutItsName(String type) {
    String body = "{\"area\":[{\"name\":\"x\"}]}";
    Reply reply =
        Wire.send(
            SERVER.port(),
            "POST /api/v1/areas HTTP/1.1\n%s%sContent-Length: %d\n\n%s"
                .formatted(asCaller(), type, body.length(), body));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void tooLargeBodies() {
    try (LeafServer door = SERVER.door(TestLimits.with().bodyBytes(1_000).make())) {
      String fits = row("x".repeat(1_000 - row("").length()));
      String large = fits.replace("xx", "xxx").replaceFirst("xxx", "xxxx");
      assertThat(fits).hasSize(1_000);
      assertThat(large.length()).isGreaterThan(1_000);
      LeafCaller there = caller.at(door);
      assertThat(there.post("/areas", fits).problems("name"))
          .as("within the limit, it is the name that is too long")
          .isNotEmpty();
      String onePast = row("x".repeat(1_001 - row("").length()));
      Wire.refused(there.post("/areas", onePast), 422);
      assertThat(there.post("/areas", onePast).json().path("error_message").asString())
          .isEqualTo("The body is larger than 1000 bytes.");
      Reply chunked =
          LeafCaller.send(
              there
                  .request("/areas")
                  .POST(BodyPublishers.ofByteArrays(Collections.nCopies(20, new byte[100]))));
      Wire.refused(chunked, 422);
      assertThat(chunked.json().path("error_message").asString())
          .isEqualTo("The body is larger than 1000 bytes.");
      assertThat(there.get("/areas").ok().path("data")).isEmpty();
    }
  }

  private static String row(String name) {
    return "{\"area\":[{\"name\":\"%s\"}]}".formatted(name);
  }

  @Test
  void tooManyRows() {
    String row = "{\"name\":\"x\"}";
    String most = String.join(",", Collections.nCopies(Wrapper.ROWS_MAX, row));
    Reply refused = caller.post("/strains", "{\"strain\":[" + most + "," + row + "]}");
    Wire.refused(refused, 422);
    assertThat(refused.json().path("error_message").asString())
        .isEqualTo("A call may carry at most 2500 rows.");
    assertThat(caller.get("/strains").ok().path("total").intValue()).isZero();
    assertThat(caller.post("/strains", "{\"strain\":[" + most + "]}").ok()).hasSize(2_500);
  }

  @Test
  void moreRowsThanTheOperatorAllows() {
    try (LeafServer strict = SERVER.door(2)) {
      LeafCaller there = caller.at(strict);
      String two = "{\"name\":\"a\"},{\"name\":\"b\"}";
      for (String third : List.of("{\"name\":\"c\"}", "{\"name\":[]}")) {
        Reply refused = there.post("/strains", "{\"strain\":[" + two + "," + third + "]}");
        Wire.refused(refused, 422);
        assertThat(refused.json().path("error_message").asString())
            .isEqualTo("A call may carry at most 2 rows.");
      }
      assertThat(there.post("/strains", "{\"strain\":[" + two + "]}").ok()).hasSize(2);
    }
  }

  @Test
  void callersWhoAreNotWhoTheySay() {
    LeafCaller other = SERVER.licensee("lab");
    Reply wrongKey = caller.withKey("0".repeat(64)).get("/areas");
    List<Reply> all =
        List.of(
            wrongKey,
            caller.forLicense("J999999").get("/areas"),
            caller.forLicense(other.code()).get("/areas"),
            caller.withKey(other.key()).get("/areas"),
            caller.withKey("x".repeat(2_000)).get("/areas"),
            caller.forLicense("J".repeat(100)).get("/areas"),
            caller.withKey("0").post("/areas", "{\"area\":[{\"name\":\"x\"}]}"),
            caller.withKey("0").post("/areas", "{"),
            caller.withKey("0").delete("/areas/AR1"),
            caller.withKey("0").get("/mmes/" + caller.code()),
            Wire.send(SERVER.port(), "GET /api/v1/areas HTTP/1.1\nHost: a\n\n"),
            Wire.send(
                SERVER.port(),
                "GET /api/v1/areas HTTP/1.1\nHost: a\nx-mjf-key: %s\n\n".formatted(caller.key())));
    for (Reply each : all) {
      Wire.refused(each, 401);
      assertThat(each.text()).as("tells nobody what was wrong").isEqualTo(wrongKey.text());
    }
    assertThat(
            caller.forLicense(" " + caller.code().toLowerCase(Locale.ROOT)).get("/areas").status())
        .as("a code in any case, blanks around it")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/areas/",
        "/AREAS",
        "/areas/x/y",
        "/areas/update/",
        "/inventory_transfer",
        "/api/v1/areas",
        "/areas.json",
        "/companies"
      })
  void unknownPaths(String path) {
    Wire.refused(caller.get(path), 404);
    Wire.refused(caller.post(path, "{}"), 404);
  }

  static Stream<String> otherMethods() {
    return Stream.of("PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND");
  }

  @ParameterizedTest
  @MethodSource("otherMethods")
  void otherMethods(String method) {
    Reply reply =
        Wire.send(SERVER.port(), "%s /api/v1/areas HTTP/1.1\n%s\n".formatted(method, asCaller()));
    Wire.refused(reply, 405);
    assertThat(reply.header("allow")).isPresent();
  }

  @Test
  void methodsThatARouteHasNot() {
    Wire.refused(caller.delete("/areas"), 405);
    Wire.refused(caller.get("/areas/update"), 405);
    Wire.refused(caller.get("/areas/AR1"), 405);
    Wire.refused(caller.post("/taxes", "{}"), 405);
  }

  @Test
  void unknownObjects() {
    for (String id : List.of("ARZZZZZZ", "AR0", "ST1", "WAJ1.ARZZZZZZ", "nonsense", "%20", "é")) {
      Wire.refused(caller.delete("/areas/" + id.replace("é", "%C3%A9")), 404);
    }
    Reply update = caller.post("/areas/update", "{\"area\":{\"global_id\":\"ARZZZZZZ\"}}");
    assertThat(Wire.refused(update, 404).path("error_message").asString()).isEqualTo("Not Found");
    Wire.refused(caller.post("/areas/update", "{\"area\":{\"global_id\":\"ST1\"}}"), 422);
    Wire.refused(caller.post("/areas/update", "{\"area\":{\"name\":\"x\"}}"), 422);
    Wire.refused(caller.get("/mmes/NOBODY"), 404);
  }

  @Test
  void objectsOfOthers() {
    LeafCaller other = SERVER.licensee("cultivator_production");
    String theirs = other.post("/areas", "{\"area\":[{\"name\":\"x\"}]}").id();
    Wire.refused(caller.delete("/areas/" + theirs), 404);
    Wire.refused(
        caller.post("/areas/update", "{\"global_id\":\"%s\",\"name\":\"y\"}".formatted(theirs)),
        404);
    assertThat(other.get("/areas").first().path("name").asString()).isEqualTo("x");
  }

  @Test
  void suspendedLicensees() {
    String area = "{\"area\":[{\"name\":\"x\"}]}";
    String before = caller.post("/areas", area).id();
    SERVER.official(new SuspendLicensee(caller.licensee()));
    Reply refused = caller.post("/areas", area);
    assertThat(Wire.refused(refused, 422).path("error_message").asString())
        .isEqualTo(
            "The license is suspended; only reports of what already happened are taken."
                + " (WAC 314-55-540)");
    Wire.refused(caller.delete("/areas/" + before), 422);
    assertThat(caller.get("/areas").ok().path("data")).as("still reads").hasSize(1);
    SERVER.official(new ReinstateLicensee(caller.licensee()));
    assertThat(caller.post("/areas", area).status()).isEqualTo(200);
  }

  @Test
  void everythingAtOnceWhetherReadOrDecided() {
    LeafCaller grower = SERVER.licensee("cultivator");
    Reply reply =
        grower.post(
            "/batches",
            """
            {"batch": [{"type": "plant", "origin": "seed", "num_plants": "many",
                        "global_area_id": "ARZZZZZZ", "global_strain_id": "STZZZZZZ"},
                       {"type": "plant", "origin": "seed", "num_plants": "2",
                        "global_area_id": "ARZZZZZZ", "global_strain_id": "STZZZZZZ"}]}\
            """);
    Wire.refused(reply, 422);
    assertThat(reply.problemFields())
        .containsExactlyInAnyOrder(
            "0.num_plants", "0.area_id", "0.strain_id", "1.area_id", "1.strain_id");
    assertThat(reply.problems("0.num_plants"))
        .as("a number that cannot be read is not also missing")
        .containsExactly("The num plants must be a number.");
    assertThat(grower.get("/batches").ok().path("data")).isEmpty();
  }

  @Test
  void aMendedCallMayKeepItsKey() {
    String bad = "{\"area\":[{\"name\":\"x\",\"type\":\"attic\"}]}";
    String good = "{\"area\":[{\"name\":\"x\"}]}";
    Wire.refused(caller.post("/areas", bad, "Idempotency-Key", "k"), 422);
    assertThat(caller.post("/areas", good, "Idempotency-Key", "k").status()).isEqualTo(200);
  }

  @Test
  void actsThatALicenseDoesNotPermit() {
    LeafCaller retailer = SERVER.licensee("dispensary");
    String area = retailer.post("/areas", "{\"area\":[{\"name\":\"x\"}]}").id();
    String strain = retailer.post("/strains", "{\"strain\":[{\"name\":\"x\"}]}").id();
    notPermitted(
        retailer.post(
            "/batches",
            """
            {"batch": [{"type": "plant", "origin": "seed", "num_plants": 1,
                        "global_area_id": "%s", "global_strain_id": "%s"}]}\
            """
                .formatted(area, strain)));
    assertThat(retailer.get("/batches").ok().path("data")).isEmpty();
    notPermitted(
        caller.post("/lab_results", "{\"lab_result\": [{\"global_inventory_id\": \"IN1\"}]}"));
    LeafCaller lab = SERVER.licensee("lab");
    notPermitted(
        lab.post(
            "/plants/harvest_plants",
            """
            {"harvested_at": "2026-03-01", "flower_wet_weight": 1, "other_wet_weight": 1,
             "uom": "gm", "global_area_id": "AR1", "global_harvest_batch_id": "",
             "qty_harvest": 2, "global_plant_ids": [{"global_plant_id": "PL1"}]}\
            """));
  }

  private static void notPermitted(Reply reply) {
    String text = Wire.refused(reply, 422).path("error_message").asString();
    assertThat(text).as(reply.text()).isNotEmpty().endsWith(")").contains("WAC 314-55");
    assertThat(reply.json().path("validation_messages")).isEmpty();
  }

  @Test
  void requestsThatNobodyCanRead() {
    Wire.refused(Wire.send(SERVER.port(), "GARBAGE\n\n"), 422);
    Wire.refused(Wire.send(SERVER.port(), "GET /api/v1/areas HTTP/9.9\nHost: a\n\n"), 422);
    Wire.refused(Wire.send(SERVER.port(), "GET /api/v1/areas%zz HTTP/1.1\nHost: a\n\n"), 422);
    Wire.refused(Wire.send(SERVER.port(), "GET /api/v1//areas HTTP/1.1\nHost: a\n\n"), 422);
    Wire.refused(
        Wire.send(
            SERVER.port(),
            "GET /api/v1/areas?f_external_id=%s HTTP/1.1\nHost: a\n\n"
                .formatted("x".repeat(Limits.URI_BYTES))),
        422);
    Wire.refused(
        Wire.send(
            SERVER.port(),
            "GET /api/v1/areas HTTP/1.1\nHost: a\nX: %s\n\n"
                .formatted("x".repeat(Limits.HEADER_BYTES))),
        422);
  }

  @Test
  void tooLongIdempotencyKeys() {
    String area = "{\"area\":[{\"name\":\"x\"}]}";
    Wire.refused(caller.post("/areas", area, "Idempotency-Key", "k".repeat(256)), 422);
    assertThat(caller.post("/areas", area, "Idempotency-Key", "k".repeat(255)).status())
        .isEqualTo(200);
  }
}
