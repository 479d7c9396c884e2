package perennial.drills.d10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.LicenseList;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/**
 * In another system codes lost their leading zeros in spreadsheets, got suffixes for second places,
 * and were put out of use by typing OLD into them; each became one more licensee. Here a code that
 * is not whole is matched or refused.
 */
public final class WholeCodes implements Drill {
  private static final String SCRAMBLE = "data/leafdata/scramble/";

  /** Codes with suffixes as they were typed. */
  private static final List<String> SUFFIXED =
      List.of("421777-1", "R421777-1", "J421777-1", "R421777 1", "R421777/1");

  private static final Map<String, String> TYPES =
      Map.of(
          "J", "cultivator_production",
          "G", "cultivator",
          "M", "production",
          "R", "dispensary",
          "L", "lab");

  @Override
  public String id() {
    return "D10";
  }

  @Override
  public String title() {
    return "Leading zeros and suffixes of codes were lost";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Officials officials =
        story.attempted(
            "Two officials are appointed", () -> Officials.appoint(stage.registry().node(0)));
    Set<String> whole = whole(stage);
    Set<String> broken = broken(stage, whole);
    try (Connection eye = stage.registry().superuser()) {
      imports(story, eye, stage, officials, whole, broken);
      licenses(story, eye, officials, whole);
      issues(story, eye, officials, broken);
      changes(story, eye, officials, whole, broken);
      lookUps(story, officials, whole);
      logins(story, stage);
    }
    Closing.verify(story, stage.registry());
  }

  /** The whole codes of the real pairs. */
  private static Set<String> whole(Stage stage) throws IOException {
    var codes = column(stage, "leading-zero-twins.tsv", 1);
    codes.removeIf(code -> !code.matches("[A-Z]0[0-9]{5}"));
    return codes.isEmpty() ? new LinkedHashSet<>(List.of("R072437", "R088920")) : codes;
  }

  /** The same without their zeros, with suffixes, and out of use. */
  private static Set<String> broken(Stage stage, Set<String> whole) throws IOException {
    var codes = new LinkedHashSet<String>();
    whole.forEach(code -> codes.add(withoutZeros(code)));
    codes.addAll(SUFFIXED);
    codes.addAll(column(stage, "old-suffixed-codes.tsv", 15));
    codes.addAll(column(stage, "renamed-codes-2019-10-03.tsv", 15));
    codes.addAll(List.of("JOLD94", "J416871-OLD", "Rold5", "ZOLDAA"));
    return codes;
  }

  private static String withoutZeros(String code) {
    return code.charAt(0) + code.substring(1).replaceFirst("^0+", "");
  }

  private static Set<String> column(Stage stage, String file, int column) throws IOException {
    var values = new LinkedHashSet<String>();
    Optional<Path> real = stage.shared().map(shared -> shared.resolve(SCRAMBLE + file));
    if (real.isPresent() && Files.exists(real.get())) {
      List<String> lines = Files.readAllLines(real.get());
      lines.subList(1, lines.size()).stream()
          .map(line -> line.split("\t", -1))
          .filter(cells -> cells.length > column && !cells[column].isBlank())
          .forEach(cells -> values.add(cells[column].strip()));
    }
    return values;
  }

  private static void imports(
      Story story,
      Connection eye,
      Stage stage,
      Officials officials,
      Set<String> whole,
      Set<String> broken)
      throws IOException {
    Optional<List<String>> real = LicenseList.real(stage);
    if (real.isEmpty()) {
      return;
    }
    var lines = new ArrayList<String>();
    real.get().stream()
        .filter(line -> lines.isEmpty() || concerns(line, whole, broken))
        .forEach(lines::add);
    story.held(
        "The " + (lines.size() - 1) + " rows of the real list with such codes are imported",
        "no code that is not whole is licensed, and none of a pair beside the other",
        () -> {
          LicenseList.imported(officials, LicenseList.write(stage, "codes.csv", lines));
          return twins(eye);
        });
  }

  private static boolean concerns(String line, Set<String> whole, Set<String> broken) {
    for (String cell : line.split("\t", -1)) {
      if (whole.contains(cell.strip()) || broken.contains(cell.strip())) {
        return true;
      }
    }
    return false;
  }

  private static Seen twins(Connection eye) throws SQLException {
    try (var statement = eye.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FILTER (WHERE code ~* 'OLD|[- ]' OR code ~ '^[^L][0-9]{1,5}$'),"
                    + " count(*) - count(DISTINCT regexp_replace(code, '^([A-Z])0+', '\\1')),"
                    + " count(*) FROM licensing_g1.licensee")) {
      row.next();
      return Seen.equal(0L, row.getLong(1))
          .and(Seen.equal(0L, row.getLong(2)))
          .and(new Seen(row.getLong(3) > 0, row.getLong(3) + " licensees"));
    }
  }

  /** Where no list was at hand. */
  private static void licenses(
      Story story, Connection eye, Officials officials, Set<String> whole) {
    story.attempted(
        "Each whole code is licensed that is not yet",
        "each is one licensee's",
        () -> {
          for (String code : whole) {
            if (officials.calls("GET", "/licenses/" + code, "").status() == 404) {
              officials.done("/licenses", body(code));
            }
          }
          return twins(eye);
        });
  }

  private static String body(String code) {
    String letter = code.strip().substring(0, 1).toUpperCase(Locale.ROOT);
    String type = TYPES.getOrDefault(letter, "dispensary");
    return "{'code':'%s','type':'%s','name':'Place','address1':'1 Road','city':'Omak'}"
        .formatted(code, type);
  }

  private static void issues(Story story, Connection eye, Officials officials, Set<String> broken) {
    story.refused(
        "An official issues a license under each of " + broken.size() + " codes that are not whole",
        "422 with the code's place and reason each time; not a licensee changes",
        () -> {
          String before = LicenseList.licensees(eye);
          var tally = new Tally();
          for (String code : broken) {
            Reply reply = officials.calls("POST", "/licenses", body(code));
            tally.see(
                reply.status() == 422
                    && reply.text().contains("CODE_NOT_OF_TYPE")
                    && reply.text().contains("#/code"),
                () -> code + " is answered " + reply);
          }
          return tally.seen("refused").and(Seen.equal(before, LicenseList.licensees(eye)));
        });
    story.refused(
        "Whole codes are issued once more, in lower case and with blanks around them",
        "422: they are taken",
        () -> {
          String before = LicenseList.licensees(eye);
          var tally = new Tally();
          for (String code : List.of("j400001", " J400001 ", "J400001")) {
            Reply reply = officials.calls("POST", "/licenses", body(code));
            tally.see(
                reply.status() == 422 && reply.text().contains("CODE_TAKEN"),
                () -> code + " is answered " + reply);
          }
          return tally.seen("refused").and(Seen.equal(before, LicenseList.licensees(eye)));
        });
  }

  private static void changes(
      Story story, Connection eye, Officials officials, Set<String> whole, Set<String> broken) {
    story.refused(
        "An official orders that a licensee have such a code",
        "422, no order is filed, not a licensee changes",
        () -> {
          String before = LicenseList.licensees(eye);
          var tally = new Tally();
          String licensee = whole.iterator().next();
          for (String code : broken) {
            Reply reply =
                officials.calls(
                    "POST",
                    "/licenses/" + licensee + "/change-code",
                    "{'code':'%s','reason':'Drill'}".formatted(code));
            tally.see(reply.status() == 422, () -> code + " is answered " + reply);
          }
          int orders = officials.calls("GET", "/orders", "").json().path("orders").size();
          return tally
              .seen("refused")
              .and(Seen.equal(0, orders))
              .and(Seen.equal(before, LicenseList.licensees(eye)));
        });
  }

  private static void lookUps(Story story, Officials officials, Set<String> whole) {
    story.held(
        "Each whole code is asked for as it is, in lower case, and without its zeros",
        "the first two are one licensee; the third is nobody's, and no guess is made",
        () -> {
          var tally = new Tally();
          for (String code : whole) {
            String id = id(officials, code);
            String lower = id(officials, code.toLowerCase(Locale.ROOT));
            String stripped = id(officials, withoutZeros(code));
            tally.see(!id.isEmpty() && id.equals(lower), () -> code + " is " + id + ", " + lower);
            tally.see(stripped.isEmpty(), () -> withoutZeros(code) + " is " + stripped);
          }
          return tally.seen("as they must be");
        });
  }

  private static String id(Officials officials, String code) throws IOException {
    Reply reply = officials.calls("GET", "/licenses/" + code, "");
    return reply.status() == 404 ? "" : reply.json().path("id").asString("");
  }

  private static void logins(Story story, Stage stage) {
    Caller grower = stage.registry().licensee("J400001");
    story.held(
        "Software calls under its code in lower case, with a suffix, and with OLD in it",
        "200 for the first, 401 for the others",
        () -> {
          var tally = new Tally();
          Map<String, Integer> expected =
              Map.of("j400001", 200, "J400001-1", 401, "JOLD400001", 401, "400001", 401);
          expected.forEach((code, status) -> {
            int answered =
                new Caller(grower.base(), code, grower.key(), grower.id()).get("/areas").status();
            tally.see(answered == status, () -> code + " is answered " + answered);
          });
          return tally.seen("as they must be");
        });
  }
}
