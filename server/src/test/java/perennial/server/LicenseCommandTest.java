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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Officials' commands as they are typed, on a registry that serves meanwhile. */
final class LicenseCommandTest {
  private static Typed typed;
  private static Path data;
  private static Path first;
  private static Path second;
  private static RunningRegistry registry;
  private static JsonNode sandbox;

  @BeforeAll
  static void open() throws Exception {
    typed = Typed.sandbox("licenses");
    data = typed.data();
    registry = typed.registry();
    sandbox = new JsonMapper().readTree(Files.readAllBytes(data.resolve("sandbox.json")));
    first = data.resolve("first.key");
    second = data.resolve("second.key");
    said(0, "official", "new", "first@lcb.example.org", "--out", first.toString());
    said(0, "official", "new", "second@lcb.example.org", "--out", second.toString());
  }

  @AfterAll
  static void stop() {
    typed.close();
  }

  private static String said(int status, String... arguments) {
    return typed.said(status, arguments);
  }

  private static String by(Path key, int status, String... arguments) {
    var words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--key", key.toString()));
    return said(status, words.toArray(String[]::new));
  }

  private static String listed(String... words) {
    var all = new ArrayList<>(List.of("list", "--data", data.toString()));
    all.addAll(List.of(words));
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(RulesCommand.line(out).execute(all.toArray(String[]::new))).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void listsTheRulesAndTheirRowsOfADay() {
    assertThat(listed())
        .contains("begun with the pack 2018")
        .containsPattern("wa-2018/1 +from 2018-02-01T08:00:00Z, [0-9,]+ rows, [0-9,]+ of them unv")
        .doesNotContain("license-types");
    assertThat(listed("--rows", "--at", "2019-07-22T00:00:00Z"))
        .contains("permissions", "goods", "quantity-limits", "lab-totals", "lab-words")
        .contains("lab-subcontracts")
        .containsPattern("flower-lot +WARN +VERIFIED +WAC 314-55-010 of 2013");
    assertThat(listed("--rows", "--at", "1999-01-01"))
        .contains("No rules are in force at 1999-01-01T08:00:00Z.");
  }

  /** One orders, the other approves. */
  private static void ordered(String... arguments) {
    var words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--reason", "A test"));
    String order = by(first, 0, words.toArray(String[]::new));
    String name = order.replaceAll("(?s).*Ordered as (LO[0-9A-Z]+).*", "$1");
    assertThat(by(first, 1, "license", "orders", "approve", name)).contains("another official");
    assertThat(said(0, "license", "orders")).contains(name).doesNotContain("{");
    by(second, 0, "license", "orders", "approve", name);
  }

  private static String keyOf(String code) {
    for (JsonNode licensee : sandbox.path("licensees")) {
      if (licensee.path("code").asString().equals(code)) {
        return licensee.path("key").asString();
      }
    }
    throw new AssertionError(code);
  }

  private static HttpResponse<String> send(String code, String key, String path, String body)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(registry.file().url() + "/api/v1" + path))
              .header("Content-Type", "application/json")
              .header("x-mjf-mme-code", code)
              .header("x-mjf-key", key);
      if (!body.isEmpty()) {
        request.POST(BodyPublishers.ofString(body));
      }
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  void anOfficialIssuesAndSuspendsALicense() throws Exception {
    String issued =
        by(
            first,
            0,
            "license",
            "issue",
            "R413314",
            "--type",
            "dispensary",
            "--name",
            "Shop",
            "--ubi",
            "604000001",
            "--address1",
            "1 Main St",
            "--city",
            "Omak",
            "--expires",
            "2027-01-31",
            "--since",
            "2019-01-07");
    assertThat(issued).contains("R413314").contains("WAWA1.MM");
    assertThat(said(0, "license", "show", "R413314", "--at", "2019-02-01"))
        .contains("dispensary")
        .contains("604000001")
        .contains("1 Main St")
        .contains("since 2019-01-07T08:00:00Z");
    assertThat(said(0, "license", "show", "R413314", "--at", "2018-02-01"))
        .contains("Nothing held then");
    assertThat(said(0, "license", "list", "--at", "2019-02-01"))
        .contains("R413314")
        .doesNotContain("J400002");
    assertThat(by(first, 0, "license", "suspend", "R413314")).startsWith("Suspended: R413314");
    assertThat(by(first, 0, "license", "suspend", "R413314"))
        .startsWith("It was so already; nothing changed: R413314");
    assertThat(said(0, "license", "show", "R413314")).contains("suspended");
    assertThat(by(first, 0, "license", "reinstate", "R413314")).startsWith("Reinstated: R413314");
    assertThat(by(first, 0, "license", "reinstate", "R413314")).startsWith("It was so already");
    by(first, 0, "license", "renew", "R413314", "--expires", "2028-01-31");
    assertThat(said(0, "license", "show", "R413314")).contains("active").contains("2028-01-31");
  }

  @Test
  void keepsWhatItTellsApartFromItsLog() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml", // the registry's own, not the tests'
                "-cp",
                System.getProperty("java.class.path"),
                "perennial.server.Main",
                "license",
                "list",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).isZero();
    assertThat(told.lines())
        .allMatch(line -> line.matches("[A-Z]+[0-9]+  WAWA1\\.MM[0-9A-Z]+  .*"))
        .anyMatch(
            line -> line.startsWith("Z400001  ") && line.endsWith("  Sandbox Transporter  -"));
  }

  @Test
  void listsAWaiverByTheCodeOfItsLicensee() {
    assertThat(ordersAWaiver(1, "holiday", "0"))
        .contains("kind: A waiver is of the kind attested-result, no-laboratory,")
        .contains("lots: A waiver is for 1 to ");
    assertThat(said(0, "waiver", "list")).contains("There is no waiver.");
    ordersAWaiver(0, "emergency", "1");
    assertThat(said(0, "waiver", "list"))
        .containsPattern("emergency  R400002, WAWA1\\.MM[0-9A-Z]+  at most 1 lot of each licensee");
  }

  private static String ordersAWaiver(int status, String kind, String lots) {
    return by(
        first,
        status,
        "waiver",
        "order",
        "--kind",
        kind,
        "--licensee",
        "R400002",
        "--lots",
        lots,
        "--until",
        LocalDate.now(ZoneOffset.UTC).plusDays(9).toString(),
        "--reason",
        "A test");
  }

  @Test
  void namesTheTypesThatThereAre() {
    assertThat(
            by(
                first,
                1,
                "license",
                "change-type",
                "R400001",
                "--type",
                "brewery",
                "--code",
                "J412149",
                "--reason",
                "Asked for"))
        .contains("type: There is no license type of this name in force; there are cultivator, ");
  }

  @Test
  void saysAllThatIsWrongWithALicense() {
    assertThat(
            by(
                first,
                1,
                "license",
                "issue",
                "ATTESTED",
                "--type",
                "lab",
                "--name",
                "Lab Attested Fix",
                "--address1",
                "x",
                "--city",
                "y",
                "--state",
                "NV"))
        .contains("code: The code is not one that the state issues", "look like L[0-9]{1,6}.")
        .contains("state_code: A licensed place lies in WA, not in 'NV'.");
  }

  @Test
  void refusesAKeyThatIsNoOfficials() throws Exception {
    Path stranger = data.resolve("stranger.key");
    Files.writeString(stranger, keyOf("J400002"));
    assertThat(by(stranger, 2, "license", "suspend", "J400002")).contains("no official's");
    Path ended = data.resolve("ended.key");
    said(0, "official", "new", "ended@lcb.example.org", "--out", ended.toString());
    by(ended, 0, "official", "end");
    assertThat(by(ended, 2, "license", "suspend", "J400002")).contains("was ended");
    assertThat(by(first, 2, "license", "suspend", "J999999")).contains("no licensee 'J999999'");
  }

  @Test
  void aChangeOfCodeLeavesIdentifiersAndIsKnownAtOnce() throws Exception {
    String key = keyOf("J400001");
    String body = "{\"area\":[{\"name\":\"Veg\"}]}";
    String before = send("J400001", key, "/areas", body).body();
    assertThat(before).contains("WAJ400001.AR");

    ordered("license", "change-code", "J400001", "--code", "J425001");
    assertThat(said(2, "license", "show", "J400001")).contains("license show J400001 --at DATE");

    assertThat(send("J400001", key, "/areas", "").statusCode()).isEqualTo(401);
    assertThat(send("J425001", key, "/areas", body).body()).contains("WAJ425001.AR");
    assertThat(send("J425001", key, "/areas", "").body())
        .contains("WAJ400001.AR")
        .contains("WAJ425001.AR");
  }

  @Test
  void aRevokedLicenseIsToldAndItsCodePassesOn() throws Exception {
    String key = keyOf("E400001");

    ordered("license", "revoke", "E400001");

    assertThat(said(0, "license", "show", "E400001", "--notices")).contains("license.revoke");
    assertThat(send("E400001", key, "/areas", "").statusCode()).as("it may read").isEqualTo(200);
    assertThat(send("E400001", key, "/areas", "{\"area\":[{\"name\":\"A\"}]}").statusCode())
        .isEqualTo(422);
    String issued =
        by(
            first,
            0,
            "license",
            "issue",
            "E400001",
            "--type",
            "co-op",
            "--name",
            "Next",
            "--address1",
            "2 Main St",
            "--city",
            "Omak");
    assertThat(issued).contains("E400001");
    assertThat(send("E400001", key, "/areas", "").statusCode()).isEqualTo(401);
    String former = said(0, "license", "show", "E400001", "--at", sandboxDay());
    assertThat(former).contains("E400001").doesNotContain("Next");
  }

  @Test
  void aPlaceIsSoldToTheHolderOfAnotherLicense() {
    ordered(
        "license", "transfer-ownership", "M400001", "--name", "Buyer LLC", "--ubi", "604000009");
    ordered("license", "transfer-ownership", "G400001", "--to", "M400001");

    assertThat(said(0, "license", "show", "G400001")).contains("Buyer LLC, UBI 604000009");
    by(first, 2, "license", "transfer-ownership", "G400001", "--reason", "To nobody");
  }

  @Test
  void aPlaceIsWoundDown() throws Exception {
    String key = keyOf("J400002");
    send("J400002", key, "/areas", "{\"area\":[{\"name\":\"Veg\"}]}");
    assertThat(said(0, "license", "stock", "J400002")).contains("0 lots", "1 area\n");
    String order =
        by(first, 0, "license", "wind-down", "J400002", "--ending", "revoke", "--reason", "Closed")
            .replaceAll("(?s).*Ordered as (LO[0-9A-Z]+).*", "$1");
    assertThat(by(first, 1, "license", "carry-out", order)).contains("was not approved");
    assertThat(by(second, 0, "license", "orders", "approve", order))
        .contains("license carry-out " + order);

    assertThat(called(first, "GET", "/licenses/J400002/stock"))
        .contains("\"areas\":1", "\"gone\":true");

    assertThat(called(first, "POST", "/orders/" + order + "/carry-out")).contains("\"areas\":0");
    assertThat(said(0, "license", "stock", "J400002")).contains("0 areas");
    assertThat(said(0, "license", "show", "J400002")).contains("revoked");
    assertThat(by(first, 0, "license", "carry-out", order))
        .contains("Nothing is left there.")
        .doesNotContain("Done");
  }

  /** What a call of the native API under an official's key answers. */
  private static String called(Path key, String method, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(registry.file().url() + "/api/v2" + path))
              .header("Authorization", "Bearer " + Files.readString(key).strip())
              .method(method, BodyPublishers.noBody());
      return http.send(request.build(), BodyHandlers.ofString()).body();
    }
  }

  /** A moment after the sandbox was made and before anything was revoked. */
  private static String sandboxDay() throws Exception {
    return Files.getLastModifiedTime(data.resolve("sandbox.json")).toInstant().toString();
  }
}
