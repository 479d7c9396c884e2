package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administrators' commands as they are typed, on a registry that serves meanwhile. */
final class UserCommandTest {
  private static final String SHOP = "R400001";

  private static Typed typed;
  private static Path data;
  private static Path official;
  private static RunningRegistry registry;

  @BeforeAll
  static void open() throws Exception {
    typed = Typed.sandbox("users");
    data = typed.data();
    registry = typed.registry();
    official = data.resolve("first.key");
    said(0, "official", "new", "first@lcb.example.org", "--out", official.toString());
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
    words.addAll(List.of("--for", SHOP, "--key", key.toString()));
    return said(status, words.toArray(String[]::new));
  }

  /** The status of a read under a key, on the node that serves. */
  private static int read(Path key) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(registry.file().url() + "/api/v1/areas"))
              .header("x-mjf-mme-code", SHOP)
              .header("x-mjf-key", Files.readString(key).strip());
      return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void aLicenseGetsItsPeopleStepByStep() throws Exception {
    Path owner = data.resolve("owner.key");
    Path till = data.resolve("till.key");
    Path next = data.resolve("next.key");
    said(
        0,
        "license",
        "appoint",
        SHOP,
        "owner@shop.example.org",
        "--out",
        owner.toString(),
        "--key",
        official.toString());
    assertThat(by(owner, 1, "user", "make", "nobody"))
        .contains("email: The email must be a valid email address.");
    String made = by(owner, 0, "user", "make", "till@shop.example.org");
    String user = made.replaceAll("(?s).*(WAWA1\\.US[0-9A-Z]+).*", "$1");
    by(owner, 0, "user", "give-key", user, "--out", till.toString());
    assertThat(read(till)).isEqualTo(200);
    assertThat(by(owner, 0, "user", "list")).contains(user, "till@shop.example.org", "admin");
    assertThat(by(till, 2, "user", "list")).contains("Only an administrator");
    assertThat(by(till, 1, "user", "make", "x@example.org")).contains("Only an administrator");

    by(till, 0, "user", "rotate-key", "mine", "--overlap", "1", "--out", next.toString());
    assertThat(read(till)).as("for an hour").isEqualTo(200);
    assertThat(read(next)).isEqualTo(200);
    assertThat(by(next, 1, "user", "rotate-key", "mine", "--overlap", "337", "--out", "never.key"))
        .contains("at most 14 days");
    assertThat(Path.of("never.key")).doesNotExist();
    by(next, 0, "user", "end-key", "mine");
    assertThat(read(next)).isEqualTo(401);

    by(owner, 0, "user", "change", user, "counter@shop.example.org");
    assertThat(by(owner, 0, "user", "list")).contains("counter@shop.example.org");
    String then = Instant.now().toString();
    by(owner, 0, "user", "dismiss", user);
    assertThat(by(owner, 0, "user", "list")).doesNotContain(user);
    assertThat(by(owner, 0, "user", "list", "--at", then)).contains(user);
    assertThat(by(owner, 0, "user", "list", "--known", then)).contains(user);
    assertThat(read(till)).isEqualTo(401);
    assertThat(by(owner, 2, "user", "dismiss", user)).contains("no user");
  }

  @Test
  void aDeviceIsEnrolledAndEnded() {
    Path owner = data.resolve("device-owner.key");
    said(
        0,
        "license",
        "appoint",
        SHOP,
        "devices@shop.example.org",
        "--out",
        owner.toString(),
        "--key",
        official.toString());
    by(owner, 0, "device", "enroll", "till", "--public-key", "ab".repeat(32));
    assertThat(by(owner, 0, "device", "list")).contains("till  abab");
    String then = Instant.now().toString();
    by(owner, 0, "device", "end", "till");
    assertThat(by(owner, 0, "device", "list", "--at", then)).contains("till  abab");
    assertThat(by(owner, 0, "device", "list")).doesNotContain("till");
    assertThat(by(owner, 2, "user", "end-key", "0123456789abcdef")).contains("is yours to end");
  }

  @Test
  void aLaboratoryIsAccredited() {
    String[] key = {"--key", official.toString()};
    said(0, "accreditation", "grant", "L400001", "metal", "pesticide", key[0], key[1]);
    assertThat(said(0, "accreditation", "of", "metal")).contains("L400001");
    assertThat(said(0, "accreditation", "list", "L400001")).contains("metal", "pesticide");
    said(0, "accreditation", "end", "L400001", "metal", "--reason", "Order", key[0], key[1]);
    assertThat(said(0, "accreditation", "of", "metal")).contains("No laboratory was");
    assertThat(said(1, "accreditation", "grant", SHOP, "magic", key[0], key[1]))
        .contains("reports no results")
        .contains("no analyte and no group 'magic'");
  }
}
