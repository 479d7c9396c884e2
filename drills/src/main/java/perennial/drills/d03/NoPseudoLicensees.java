package perennial.drills.d03;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Node;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Rows;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/**
 * In another system two licensees of one made-up code, in another state and without an act behind
 * them, came to own a million placeholder results. Here no official, no client and no release can
 * make one.
 */
public final class NoPseudoLicensees implements Drill {

  @Override
  public String id() {
    return "D03";
  }

  @Override
  public String title() {
    return "Pseudo-licensees owned a million placeholder lab results";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Officials officials =
        story.attempted(
            "Two officials are appointed", () -> Officials.appoint(stage.registry().node(0)));
    try (Connection eye = stage.registry().superuser()) {
      byOfficials(story, eye, officials);
      byClients(story, eye, stage.registry().licensee("L400001"));
      byHand(story, eye, stage);
    }
    new Placeholders(story, stage, officials).play();
    Closing.verify(story, stage.registry());
  }

  private static Node.Finished issue(Officials officials, String code, String name, String state)
      throws Exception {
    return officials.says(
        "license",
        "issue",
        code,
        "--type",
        "lab",
        "--name",
        name,
        "--address1",
        "1 Strip",
        "--city",
        "Somewhere",
        "--state",
        state);
  }

  private static void byOfficials(Story story, Connection eye, Officials officials) {
    story.refused(
        "An official issues the pseudo-laboratory's license as it was, with a lawful code, with one"
            + " that is taken, and with none's name",
        "each is refused with every reason, and nobody is licensed",
        () -> {
          var before = licensees(eye);
          var tally = new Tally();
          refuses(
              tally,
              issue(officials, "ATTESTED", "Lab Attested Fix", "NV"),
              "The code is not one that the state issues",
              "A licensed place lies in WA");
          refuses(
              tally, issue(officials, "L990", "Lab Attested Fix", "NV"), "A licensed place lies");
          refuses(tally, issue(officials, "L400001", "Lab", "WA"), "The code has already been");
          refuses(tally, issue(officials, "l400001", "Lab", "WA"), "The code has already been");
          refuses(tally, issue(officials, "L991", " ", "WA"), "The name field is required");
          return tally.seen("refused").and(Seen.equal(before, licensees(eye)));
        });
    story.attempted(
        "The same official issues one to a laboratory that there is",
        "done",
        () -> {
          Node.Finished issued = issue(officials, "L990", "Perennial Analytics", "WA");
          return new Seen(issued.status() == 0, issued.said());
        });
  }

  private static void refuses(Tally tally, Node.Finished finished, String... reasons) {
    tally.see(
        finished.status() == 1 && List.of(reasons).stream().allMatch(finished.said()::contains),
        () -> finished.status() + " " + finished.said());
  }

  private static String licensees(Connection eye) throws SQLException {
    try (Statement statement = eye.createStatement();
        var row = statement.executeQuery("SELECT count(*), max(code) FROM licensing_g1.licensee")) {
      row.next();
      return row.getLong(1) + " licensees";
    }
  }

  private static void byClients(Story story, Connection eye, Caller laboratory) {
    story.refused(
        "A client makes a licensee over the wire",
        "422, and not a row of licensees changes",
        () -> {
          var before = licensees(eye);
          Reply reply =
              laboratory.post(
                  "/mmes",
                  "{'mme':[{'name':'Lab Attested Fix','code':'ATTESTED','type':'lab',"
                      + "'state_code':'NV'}]}");
          return new Seen(reply.status() == 422, reply.toString())
              .and(Seen.equal(before, licensees(eye)));
        });
  }

  private static void byHand(Story story, Connection eye, Stage stage) {
    story.refused(
        "The role that owns the tables copies a laboratory's license and row under another number,"
            + " and moves versions of a license over each other",
        "the database refuses each, and not a row changes",
        () -> {
          var before = Rows.everything(eye);
          var tally = new Tally();
          for (String change :
              List.of(
                  twin("licensee"),
                  twin("license"),
                  "UPDATE licensing_g1.license SET code = 'L400001' WHERE n = 0",
                  "UPDATE licensing_g1.license SET recorded_to = recorded_from",
                  "UPDATE licensing_g1.party SET valid_to = valid_from - interval '1 day'")) {
            String told = refused(stage, change);
            tally.see(!told.isEmpty(), () -> "done: " + change);
          }
          return tally.seen("refused").and(Closing.same(before, Rows.everything(eye)));
        });
  }

  /** A second row of a laboratory under the number of another licensee. */
  private static String twin(String table) {
    return "UPDATE licensing_g1."
        + table
        + " SET code = (SELECT code FROM licensing_g1.licensee WHERE code = 'L400001')"
        + " WHERE code = 'G400001'";
  }

  private static String refused(Stage stage, String change) throws SQLException {
    try (Connection owner = stage.registry().owner();
        Statement statement = owner.createStatement()) {
      statement.executeUpdate(change);
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }
}
