package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the public sees of a registry in which a lot was tested, what a laboratory owes, and what
 * parties and officials see of a transfer.
 */
final class PublicPagesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Path data;
  private static RunningRegistry registry;
  private static JsonNode laboratory;
  private static String result;

  @BeforeAll
  static void live() throws Exception {
    Path runs = Files.createDirectories(Path.of("target", "public").toAbsolutePath());
    data = Files.createTempDirectory(runs, "data");
    registry = RunningRegistry.start(data, Map.of(), "--sandbox");
    said(0, "demo");
    for (JsonNode each : licensees()) {
      if (each.path("type").asString().equals("lab")) {
        laboratory = each;
      }
    }
    result = v1("/lab_results", "").path("data").path(0).path("global_id").asString();
  }

  private static JsonNode licensees() throws Exception {
    return JSON.readTree(Files.readAllBytes(data.resolve("sandbox.json"))).path("licensees");
  }

  @AfterAll
  static void stop() {
    HTTP.close();
    registry.close();
  }

  private static String said(int status, String... arguments) {
    return Commands.said(data, status, arguments);
  }

  private static HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(URI.create(registry.file().url() + path));
  }

  private static HttpRequest.Builder asLab(String path) {
    return asked(path)
        .header("Content-Type", "application/json")
        .header("x-mjf-mme-code", laboratory.path("code").asString())
        .header("x-mjf-key", laboratory.path("key").asString());
  }

  private static JsonNode v1(String path, String body) throws Exception {
    HttpRequest.Builder request = asLab("/api/v1" + path);
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** A call of the native API: a write where there is a body. */
  private static HttpResponse<String> v2(String key, String path, String body, String... license)
      throws Exception {
    HttpRequest.Builder request =
        asked("/api/v2" + path)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key);
    for (String code : license) {
      request.header("Perennial-License", code);
    }
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body.replace('\'', '"')));
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> v2AsLab(String path, String body) throws Exception {
    return v2(laboratory.path("key").asString(), path, body, laboratory.path("code").asString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(asked(path).build(), BodyHandlers.ofString());
  }

  @Test
  void showACertificateInThreeForms() throws Exception {
    HttpResponse<String> page = get("/public/lab-results/" + result);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Certificate of analysis", result, "Passed", "1.2 percent");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    JsonNode wcia = JSON.readTree(get("/public/lab-results/" + result + "/wcia.json").body());
    assertThat(wcia.path("status").asString()).isEqualTo("pass");
    assertThat(wcia.path("labresult_id").asString()).isEqualTo(result);
    HttpResponse<byte[]> pdf =
        HTTP.send(
            asked("/public/lab-results/" + result + "/certificate.pdf").build(),
            BodyHandlers.ofByteArray());
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(get("/public/style.css").statusCode()).isEqualTo(200);
  }

  @Test
  void areAskedAboutAgainAndNotSentAgain() throws Exception {
    for (String path :
        List.of(
            "/public/style.css",
            "/public/waivers.json",
            "/public/lab-results/" + result,
            "/public/lab-results/" + result + "/wcia.json",
            "/public/lab-results/" + result + "/certificate.pdf")) {
      HttpResponse<String> first = get(path);
      assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          HTTP.send(asked(path).header("If-None-Match", tag).build(), BodyHandlers.ofString());
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }

  @Test
  void knowNothingOfWhatThereIsNot() throws Exception {
    for (String id : List.of("LR1", "nonsense", result.replace(".LR", ".IN"), "%3Cb%3E")) {
      HttpResponse<String> page = get("/public/lab-results/" + id);
      assertThat(page.statusCode()).as(id).isEqualTo(404);
      assertThat(page.body()).contains("no lab result").doesNotContain("<b>");
      assertThat(get("/public/lab-results/" + id + "/wcia.json").statusCode()).isEqualTo(404);
      assertThat(get("/public/lab-results/" + id + "/certificate.pdf").statusCode()).isEqualTo(404);
    }
    assertThat(get("/public/lots/IN1").statusCode()).isEqualTo(404);
  }

  @Test
  void showTheTestsOfALotAndAnAmendmentOnIt() throws Exception {
    JsonNode row = v1("/lab_results", "").path("data").path(0);
    String lot = row.path("global_for_inventory_id").asString();
    assertThat(get("/public/lots/" + lot).body())
        .contains("Passed", result)
        .doesNotContain("amended");
    v1(
        "/lab_results/update",
        "{\"lab_result\":{\"global_id\":\"%s\",\"notes\":\"x\",\"amendment_reason\":\"Wrong <b>.\"}}"
            .formatted(result));
    assertThat(get("/public/lots/" + lot).body()).contains("amended");
    assertThat(get("/public/lab-results/" + result).body())
        .contains("Amended once", "Wrong &lt;b&gt;.", "History", "Reported");
  }

  @Test
  void listWhatALaboratoryOwes() throws Exception {
    String sample =
        v1("/lab_results", "").path("data").path(0).path("global_inventory_id").asString();
    JsonNode made =
        v1(
            "/lab_results",
            ("{\"lab_result\":[{\"global_inventory_id\":\"%s\",\"testing_status\":\"in_progress\","
                    + "\"microbial_status\":\"completed\",\"microbial_lab\":\"L99\"}]}")
                .formatted(sample));
    String id = made.path(0).path("global_id").asString();
    HttpResponse<String> answer = v2AsLab("/lab-results/owed", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode owed = JSON.readTree(answer.body()).path("results").path(0);
    assertThat(owed.path("id").asString()).isEqualTo(id);
    assertThat(owed.path("completion_owed").asBoolean()).isTrue();
    assertThat(owed.path("owed").toString()).contains("mycotoxin");
    assertThat(owed.path("groups").toString()).contains("microbial", "L99");
    assertThat(get("/public/lab-results/" + id).body()).contains("Testing under way");
    assertThat(get("/api/v2/lab-results/owed").statusCode()).isEqualTo(401);
    takesItBack(id);
    isTakenBackOnTheOldWire(sample);
  }

  private static void isTakenBackOnTheOldWire(String sample) throws Exception {
    String body =
        "{\"lab_result\":[{\"global_inventory_id\":\"%s\",\"testing_status\":\"in_progress\"}]}"
            .formatted(sample);
    String other = v1("/lab_results", body).path(0).path("global_id").asString();
    String path = "/api/v1/lab_results/" + other + "?reason=Mixed%20up.";
    HttpResponse<String> done = HTTP.send(asLab(path).DELETE().build(), BodyHandlers.ofString());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).isEqualTo("[]");
    assertThat(v2AsLab("/lab-results/" + other + "/history", "").body()).contains("Mixed up.");
  }

  private static void takesItBack(String id) throws Exception {
    assertThat(v2AsLab("/lab-results/" + id + "/void", "{}").body()).contains("REASON_MISSING");
    HttpResponse<String> done =
        v2AsLab("/lab-results/" + id + "/void", "{'reason': 'Samples mixed up.'}");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(JSON.readTree(done.body()).path("id").asString()).isEqualTo(id);
    JsonNode history = JSON.readTree(v2AsLab("/lab-results/" + id + "/history", "").body());
    assertThat(history.path("voided").asBoolean()).isTrue();
    assertThat(history.path("steps").findValuesAsString("what"))
        .containsExactly("reported", "voided");
    assertThat(history.path("steps").path(1).path("reason").asString())
        .isEqualTo("Samples mixed up.");
    assertThat(v2AsLab("/lab-results/" + id.replace("LR", "IN") + "/history", "").statusCode())
        .isEqualTo(404);
    assertThat(v2AsLab("/lab-results/owed", "").body()).doesNotContain(id);
  }

  private static HttpResponse<String> manifest(
      String transfer, String form, String license, String key) throws Exception {
    HttpRequest.Builder request = asked("/api/v2/transfers/" + transfer + form);
    if (!license.isEmpty()) {
      request.header("Perennial-License", license);
    }
    return HTTP.send(
        request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
  }

  @Test
  void showAManifestToItsPartiesAndToOfficialsAlone() throws Exception {
    String transfer =
        v1("/inventory_transfers", "").path("data").path(0).path("global_id").asString();
    String code = laboratory.path("code").asString();
    String key = laboratory.path("key").asString();
    HttpResponse<String> page = manifest(transfer, "/manifest", code, key);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("Transport manifest", transfer, code, "Received");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(manifest(transfer, "/manifest.pdf", code, key).body()).startsWith("%PDF-");
    assertThat(manifest(transfer, "/manifest?known=now", code, key).body())
        .contains("as was known on");
    assertThat(manifest(transfer, "/manifest?at=soon", code, key).statusCode()).isEqualTo(400);

    Path official = data.resolve("manifests.key");
    said(0, "official", "new", "manifests@lcb.example.org", "--out", official.toString());
    String badge = Files.readString(official).strip();
    assertThat(manifest(transfer, "/manifest", "", badge).body()).contains(transfer, code);
    for (String form : List.of("/manifest", "/manifest.pdf")) {
      assertThat(manifest(transfer, form, "", key).statusCode()).isEqualTo(401);
      assertThat(manifest(transfer, form, code, badge).statusCode()).isEqualTo(401);
      assertThat(get("/api/v2/transfers/" + transfer + form).statusCode()).isEqualTo(401);
      for (JsonNode each : licensees()) {
        HttpResponse<String> seen =
            manifest(transfer, form, each.path("code").asString(), each.path("key").asString());
        boolean isParty = page.body().contains(each.path("code").asString());
        assertThat(seen.statusCode())
            .as(each.path("code").asString())
            .isEqualTo(isParty ? 200 : 404);
      }
      assertThat(manifest("WAWA1.IT1", form, "", badge).statusCode()).isEqualTo(404);
      assertThat(manifest(result, form, "", badge).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void sayWhatBecomesOfSamplesAndLots() throws Exception {
    JsonNode row = v1("/lab_results", "").path("data").path(0);
    String sample = row.path("global_inventory_id").asString();
    String path = "/samples/" + sample;
    String until = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(9).toString();
    HttpResponse<String> kept =
        v2AsLab(path + "/retain", "{'until': '%s', 'note': 'Shelf 3'}".formatted(until));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    assertThat(JSON.readTree(kept.body()).path("id").asString()).isEqualTo(sample);
    assertThat(v2AsLab(path + "/use-up", "{}").body()).contains("RETAINED");
    assertThat(v2AsLab(path + "/return", "{}").body()).contains("RETAINED");
    assertThat(v2AsLab(path + "/destroy", "{'method': 'x'}").body()).contains("RETAINED");
    assertThat(v2AsLab(path + "/fates", "").body()).contains("\"retained\"", "Shelf 3");
    assertThat(v2AsLab("/lots/" + sample + "/remediate", "{'method': 'Ozone'}").body())
        .contains("NOT_FAILED");
    assertThat(
            v2AsLab(
                    "/lab-results/" + result + "/copy",
                    "{'lot': '%s'}".formatted(row.path("global_for_inventory_id").asString()))
                .body())
        .contains("HAS_A_RESULT_OF_ITS_OWN");
  }

  /** A part of the sample, of which no other test asks. */
  private static String part() throws Exception {
    String sample =
        v1("/lab_results", "").path("data").path(0).path("global_inventory_id").asString();
    String area = v1("/areas", "").path("data").path(0).path("global_id").asString();
    JsonNode made =
        v1(
            "/split_inventory",
            """
            {"global_inventory_id": "%s", "global_area_id": "%s", "external_id": "", "qty": "0.1",
             "net_weight": "0", "cost": "0"}\
            """
                .formatted(sample, area));
    return (made.isArray() ? made.path(0) : made).path("global_id").asString();
  }

  @Test
  void listBreachesToWhomTheyConcern() throws Exception {
    String part = part();
    HttpResponse<String> gone = v2AsLab("/samples/" + part + "/destroy", "{'method': 'Ground'}");
    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
    assertThat(v2AsLab("/lots/" + part + "/retest", "{'reason': 'Doubt'}").body())
        .contains("NOT_FAILED");
    assertThat(v2AsLab("/lots/" + part + "/tests", "").body()).contains("\"retests\":[]");

    String code = laboratory.path("code").asString();
    Path official = data.resolve("breaches.key");
    said(0, "official", "new", "breaches@lcb.example.org", "--out", official.toString());
    String badge = Files.readString(official).strip();
    for (HttpResponse<String> list :
        List.of(
            v2AsLab("/breaches?rule=hold-not-kept", ""),
            v2AsLab("/breaches?licensee=" + code + "&since=2020-01-01", ""),
            v2(badge, "/breaches?rule=hold-not-kept&before=999999999", ""),
            v2(badge, "/breaches?licensee=" + code, ""))) {
      assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
      assertThat(list.body()).contains("hold-not-kept", part, "083(4)(f)");
    }
    assertThat(v2(badge, "/breaches?until=2020-01-01", "").body())
        .isEqualTo("{\"breaches\":[],\"next\":null}");
    assertThat(v2AsLab("/breaches?before=1", "").body()).doesNotContain(part);
    assertThat(v2AsLab("/breaches?before=x", "").statusCode()).isEqualTo(400);
    assertThat(v2AsLab("/breaches?since=soon", "").statusCode()).isEqualTo(400);
    for (JsonNode each : licensees()) {
      String other = each.path("code").asString();
      if (!other.equals(code)) {
        String key = each.path("key").asString();
        assertThat(v2(key, "/breaches", "", other).body()).doesNotContain(part);
        assertThat(v2(key, "/breaches?licensee=" + code, "", other).statusCode()).isEqualTo(404);
      }
    }
    assertThat(breaches("--rule", "hold-not-kept", "--license", code))
        .contains(code + "  hold-not-kept  ", "083(4)(f)");
    assertThat(breaches("--until", "2020-01-01")).contains("Nothing of that");
  }

  private static String breaches(String... words) {
    var all = new ArrayList<>(List.of("breaches", "--data", data.toString()));
    all.addAll(List.of(words));
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(RulesCommand.line(out).execute(all.toArray(String[]::new))).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void countWaivers() throws Exception {
    Path first = data.resolve("first.key");
    Path second = data.resolve("second.key");
    said(0, "official", "new", "first@lcb.example.org", "--out", first.toString());
    said(0, "official", "new", "second@lcb.example.org", "--out", second.toString());
    String until = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(9).toString();
    String ordered =
        said(
            0,
            "waiver",
            "order",
            "--kind",
            "emergency",
            "--class",
            "usable_marijuana",
            "--lots",
            "3",
            "--until",
            until,
            "--reason",
            "A test <b>",
            "--key",
            first.toString());
    String name = ordered.replaceAll("(?s).*Ordered as (WV[0-9A-Z]+);.*", "$1");
    assertThat(said(0, "waiver", "list")).contains(name, "waits to be granted");
    assertThat(said(1, "waiver", "grant", name, "--key", first.toString()))
        .contains("another official");
    said(0, "waiver", "grant", name, "--key", second.toString());
    JsonNode figures = JSON.readTree(get("/public/waivers.json").body());
    assertThat(figures.path("kinds").path("emergency").path("in_force").asInt()).isEqualTo(1);
    assertThat(figures.path("waivers").path(0).path("scope").asString())
        .isEqualTo("class:usable_marijuana");
    said(0, "waiver", "end", name, "--reason", "Over.", "--key", first.toString());
    JsonNode after = JSON.readTree(get("/public/waivers.json").body());
    assertThat(after.path("kinds").path("emergency").path("in_force").asInt()).isZero();
    assertThat(after.path("kinds").path("emergency").path("granted").asInt()).isEqualTo(1);
    areOrderedGrantedEndedAndListedByCalls(
        Files.readString(first).strip(), Files.readString(second).strip(), until);
    takesGoodsByCommandAndCall(first);
  }

  private static void takesGoodsByCommandAndCall(Path officer) throws Exception {
    HttpRequest list = asLab("/api/v1/inventories").GET().build();
    JsonNode lots = JSON.readTree(HTTP.send(list, BodyHandlers.ofString()).body()).path("data");
    String lot = lots.path(0).path("global_id").asString();
    String[] command = {
      "seize", lot, "--qty", "1", "--receipt", "R-1", "--reason", "Warrant", "--key", ""
    };
    command[command.length - 1] = officer.toString();
    assertThat(said(0, command)).contains("Recorded as adjustment", lot);
    command[1] = lot + "ZZZZ";
    assertThat(said(1, command)).contains("There is no such lot.");
    String key = Files.readString(officer).strip();
    HttpResponse<String> refused =
        v2(key, "/lots/" + lot + "/seize", "{'quantity': 'much', 'reason': 'Warrant'}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("QTY_WRONG", "RECEIPT_MISSING");
    String body = "{'quantity': '0.5', 'receipt': 'R-2', 'reason': 'Warrant'}";
    HttpResponse<String> done = v2(key, "/lots/" + lot + "/seize", body);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(JSON.readTree(done.body()).path("id").asString()).isEqualTo(lot);
    assertThat(v2AsLab("/lots/" + lot + "/seize", body).statusCode()).isEqualTo(401);
  }

  private static void areOrderedGrantedEndedAndListedByCalls(
      String first, String second, String until) throws Exception {
    String order = "{'kind': 'emergency', 'lots': 2, 'until': '%s', 'reason': 'Flood'%s}";
    HttpResponse<String> refused = v2(first, "/waivers", order.formatted(until, ""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("SCOPE_UNKNOWN");
    String code = laboratory.path("code").asString();
    HttpResponse<String> ordered =
        v2(first, "/waivers", order.formatted(until, ", 'licensee': '" + code + "'"));
    assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
    String name = JSON.readTree(ordered.body()).path("id").asString();
    String path = "/waivers/" + name;
    assertThat(v2(first, path + "/grant", "{}").body()).contains("SAME_OFFICIAL");
    assertThat(v2(second, path + "/grant", "{}").statusCode()).isEqualTo(200);
    JsonNode newest = JSON.readTree(v2(first, "/waivers", "").body()).path("waivers").path(0);
    assertThat(newest.path("in_force").asBoolean()).isTrue();
    assertThat(newest.path("scope").asString()).startsWith("licensee:MM");
    assertThat(v2(first, path + "/end", "{'reason': 'Over.'}").statusCode()).isEqualTo(200);
    assertThat(v2(first, "/waivers", "").body()).contains("Over.");
    assertThat(v2AsLab("/waivers", "").statusCode()).isEqualTo(401);
  }
}
