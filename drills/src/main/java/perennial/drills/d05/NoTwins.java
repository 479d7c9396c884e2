package perennial.drills.d05;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.LicenseList;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/**
 * Another system had licensees twice for a while, under one code, under a code without its leading
 * zero, and next to codes that were put out of use. Here its real list is imported in every way
 * that made twins there.
 */
public final class NoTwins implements Drill {
  /** Rows after those of the list, for where it is not at hand. */
  private static final List<String> MADE_AFTER =
      List.of(
          row("MM11K", "THE VAULT", "dispensary", "R088920", "WA", "True"),
          row("MM20V", "THE VAULT", "dispensary", "R88920", "WA", "True"),
          row("MM26L", "Lab Attested Fix", "lab", "ATTESTED", "NV", "False"),
          row("MM26M", "Lab Attested Fix", "lab", "ATTESTED", "NV", "False"),
          row("MMB1", "KAI DRO", "cultivator_production", "J413097", "WA", "True"),
          row("MM28W", "KAI DRO", "cultivator_production", "J413097", "WA", "True"),
          row("MM7U", "BLISSFUL CHOICE", "cultivator_production", "JOL6203", "WA", "False"),
          row("MM1L1", "Analytical", "lab", "L4", "WA", "True"));

  private static final String HEAD =
      "global_id\tcreated_at\tupdated_at\texternal_id\tdeleted_at\tname\tcertificate_number\t"
          + "address1\taddress2\tcity\tstate_code\tpostal_code\tcountry_code\tphone\ttype\tcode\t"
          + "is_live\texpired_at\tsuspended";

  private static String row(
      String id, String name, String type, String code, String state, String live) {
    return String.join(
        "\t",
        "WAWA1." + id,
        "1900-01-01 00:00:00",
        "2021-01-05 18:06:57",
        "wa add",
        "",
        name + "    ",
        "603000000",
        "1 Main St",
        "",
        "Omak",
        state,
        "98841",
        "US",
        "",
        type,
        code,
        live,
        "2022-02-27 16:00:00",
        "False");
  }

  @Override
  public String id() {
    return "D05";
  }

  @Override
  public String title() {
    return "Licensees were there twice for a while";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Officials officials =
        story.attempted(
            "Officials are appointed", () -> Officials.appoint(stage.registry().node(0)));
    List<String> lines = LicenseList.real(stage).orElseGet(NoTwins::madeUp);
    try (Connection eye = stage.registry().superuser()) {
      atOnce(story, eye, officials, stage, lines);
      again(story, eye, officials, stage, lines);
      withoutZeros(story, eye, officials, stage, lines);
      accounts(story, eye, lines.size() - 1);
    }
    Closing.verify(story, stage.registry());
  }

  private static List<String> madeUp() {
    var made = new ArrayList<String>();
    made.add(HEAD);
    made.addAll(MADE_AFTER);
    return made;
  }

  private static void atOnce(
      Story story, Connection eye, Officials officials, Stage stage, List<String> lines)
      throws IOException {
    Path list = LicenseList.write(stage, "list.csv", lines);
    int several = stage.size(2, 8);
    story.held(
        "The list of " + (lines.size() - 1) + " licenses is imported by " + several + " at once",
        "each code is one licensee's, and each licensee has one license that holds now",
        () -> {
          try (ExecutorService all = Executors.newFixedThreadPool(several)) {
            List<Callable<String>> imports =
                Collections.nCopies(several, () -> LicenseList.imported(officials, list));
            for (Future<String> each : all.invokeAll(imports)) {
              each.get();
            }
          }
          return twins(eye);
        });
  }

  /** No two of a kind, and somebody at all. */
  private static Seen twins(Connection eye) throws SQLException {
    long licensees = number(eye, "SELECT count(*) FROM licensing_g1.licensee");
    var tally = new Tally();
    see(tally, eye, "codes twice", "SELECT code FROM licensing_g1.licensee GROUP BY 1");
    see(
        tally,
        eye,
        "codes that differ by zeros",
        "SELECT regexp_replace(code, '^([A-Z])0+', '\\1') FROM licensing_g1.licensee"
            + " WHERE code !~ '^L' GROUP BY 1");
    see(
        tally,
        eye,
        "licensees with two licenses now",
        "SELECT licensee_id FROM licensing_g1.license"
            + " WHERE upper_inf(valid) AND upper_inf(recorded) GROUP BY 1");
    tally.see(
        number(
                eye,
                "SELECT count(*) FROM licensing_g1.licensee WHERE code ~ 'OLD|ATTESTED'"
                    + " OR state_code <> 'WA'")
            == 0,
        () -> "OLD or ATTESTED is licensed");
    return tally.seen("true of " + licensees + " licensees");
  }

  private static void see(Tally tally, Connection eye, String what, String groups)
      throws SQLException {
    long several =
        number(eye, "SELECT count(*) FROM (" + groups + " HAVING count(*) > 1) AS several");
    tally.see(several == 0, () -> several + " " + what);
  }

  private static long number(Connection eye, String sql) throws SQLException {
    try (Statement statement = eye.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void again(
      Story story, Connection eye, Officials officials, Stage stage, List<String> lines) {
    int orders = stage.size(1, 10);
    story.held(
        "It is imported again, and in " + (orders == 1 ? "another order" : orders + " orders"),
        "not a licensee changes",
        () -> {
          String before = LicenseList.licensees(eye);
          LicenseList.imported(officials, LicenseList.write(stage, "list.csv", lines));
          var random = new Random(20_190_720);
          for (int i = 0; i < orders; i++) {
            var shuffled = new ArrayList<>(lines.subList(1, lines.size()));
            Collections.shuffle(shuffled, random);
            shuffled.addFirst(lines.getFirst());
            LicenseList.imported(officials, LicenseList.write(stage, "shuffled.csv", shuffled));
          }
          return Seen.equal(before, LicenseList.licensees(eye));
        });
  }

  private static void withoutZeros(
      Story story, Connection eye, Officials officials, Stage stage, List<String> lines) {
    story.detected(
        "It is imported as a spreadsheet saves it, without leading zeros",
        "each lost zero is proposed as a change of code with its evidence; not a licensee changes",
        () -> {
          String before = LicenseList.licensees(eye);
          List<String> stripped =
              lines.stream()
                  .map(line -> line.replaceAll("\t([A-Z])0+([0-9]+)\t", "\t$1$2\t"))
                  .toList();
          String said =
              LicenseList.imported(officials, LicenseList.write(stage, "stripped.csv", stripped));
          return new Seen(said.contains("lost the leading zero"), "proposed")
              .and(Seen.equal(before, LicenseList.licensees(eye)));
        });
  }

  private static void accounts(Story story, Connection eye, int rows) {
    story.held(
        "What became of every row of the first list is asked",
        "a fate for each, and a reason for each that was kept apart",
        () -> {
          String first = " FROM licensing_g1.list_row WHERE list = 1";
          long told = number(eye, "SELECT count(*)" + first);
          long mute =
              number(eye, "SELECT count(*)" + first + " AND fate = 'quarantined' AND why = ''");
          return Seen.equal((long) rows, told).and(Seen.equal(0L, mute));
        });
  }
}
