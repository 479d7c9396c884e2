package perennial.drills.d18;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * In 2016 lots of another system went below zero, adjustments were there without a lot, and one
 * gram became ten thousand jars by a slip of a finger. Here a quantity only moves between accounts.
 */
public final class ConservedMass implements Drill {
  private static final String STOCK = "10";

  @Override
  public String id() {
    return "D18";
  }

  @Override
  public String title() {
    return "Lots went below zero; adjustments were there without a lot";
  }

  @Override
  public List<String> notYet() {
    return List.of(
        "infused goods whose maker does not state how much cannabis is in one: the registry cannot"
            + " know");
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Farm farm =
        story.attempted(
            "A grower has 10 g of flower in each of some lots",
            () -> Farm.furnish(stage.registry().licensee("J400001"), "Grower"));
    Farm neighbor =
        story.attempted(
            "So has a neighbor",
            () -> Farm.furnish(stage.registry().licensee("J400002"), "Neighbor"));
    askForMore(story, farm, neighbor);
    try (Connection owner = stage.registry().owner()) {
      reportMore(story, farm, owner);
    }
    race(story, farm, stage.size(20, 2_000));
    Jars.play(story, farm);
    Phantoms.play(story, farm, neighbor);
    Phantoms.playRecorded(story, farm, Recorded.in(stage.shared()));
    try (Connection owner = stage.registry().owner()) {
      Phantoms.playByHand(story, owner);
      Jars.playInfused(story, farm, owner);
      sums(story, owner);
    }
    Closing.verify(story, stage.registry());
  }

  private static void askForMore(Story story, Farm farm, Farm neighbor) {
    String type = farm.flowerType("Flower");
    String lot = farm.lot(type, STOCK);
    var road = Shipping.between(farm.caller(), neighbor.caller());
    story.refused(
        "More than there is, nothing, and less than nothing is split off, converted, shipped,"
            + " disposed of and given away",
        "each is refused by 422, and the lot has its 10 g",
        () -> {
          var tally = new Tally();
          for (String qty :
              List.of("10.0001", "100000000000", "99999999999", "0", "-1", "-0.0001")) {
            for (Call call :
                List.of(
                    new Call("/split_inventory", Farm.splitBody(lot, farm.area(), qty)),
                    new Call("/conversions/create", farm.conversionBody(lot, qty, type, "1", "gm")),
                    new Call("/inventory_transfers", road.body(lot, qty, "")),
                    new Call("/disposals", disposal(farm, lot, qty)),
                    new Call(
                        "/inventory_adjustments",
                        Call.adjustment(
                            lot,
                            qty.equals("0") ? qty : "-" + qty.replace("-", ""),
                            "internal_qa_sample")))) {
              boolean isLawful = call.path().endsWith("adjustments") && qty.startsWith("-");
              if (!isLawful) {
                call.mustBeRefused(tally, farm.caller());
              }
            }
          }
          return tally.seen("refused").and(Seen.equal("10.0000", farm.qty(lot)));
        });
  }

  private static String disposal(Farm farm, String lot, String qty) {
    return ("{'disposal':[{'external_id':'','source':'inventory','reason':'other','qty':'%s',"
            + "'uom':'gm','global_inventory_id':'%s','global_area_id':'%s'}]}")
        .formatted(qty, lot, farm.quarantine());
  }

  private static void reportMore(Story story, Farm farm, Connection owner) {
    String lot = farm.lot(farm.flowerType("Stolen flower"), STOCK);
    story.detected(
        "A theft of 12 g of the 10 g is reported, and then another one of 3 g",
        "both are recorded, since they happened: the lot has 0, its adjustments are what it got and"
            + " lost, and the 5 g too many are listed as breaches",
        () -> {
          Caller caller = farm.caller();
          caller.done("/inventory_adjustments", Call.adjustment(lot, "-12", "theft"));
          caller.done("/inventory_adjustments", Call.adjustment(lot, "-3", "theft"));
          JsonNode listed =
              caller.get("/inventory_adjustments?f_inventory_id=" + lot).json().path("data");
          BigDecimal sum = BigDecimal.ZERO;
          for (JsonNode each : listed) {
            sum = sum.add(new BigDecimal(each.path("qty").asString("0")));
          }
          long excess =
              count(owner, "SELECT coalesce(sum(excess), 0)::bigint FROM inventory_g1.breach");
          return new Seen(
              farm.qty(lot).equals("0.0000")
                  && listed.size() == 3
                  && sum.signum() == 0
                  && excess == 5,
              "the lot has %s; %d adjustments sum to %s; breaches of %d gm"
                  .formatted(
                      farm.qty(lot),
                      listed.size(),
                      sum.stripTrailingZeros().toPlainString(),
                      excess));
        });
  }

  private static void race(Story story, Farm farm, int stock) {
    String lot = farm.lot(farm.flowerType("Raced flower"), Integer.toString(stock));
    int callers = 8;
    int each = stock / callers * 2;
    story.held(
        callers
            + " threads together split 1 g off a lot "
            + callers * each
            + " times; it has "
            + stock
            + " g",
        stock + " are done, the others refused, and nothing is left or owed",
        () -> {
          var done = new Tally();
          var calls = new ArrayList<Callable<Integer>>();
          for (int i = 0; i < callers; i++) {
            calls.add(() -> {
              int mine = 0;
              for (int n = 0; n < each; n++) {
                Reply reply =
                    farm.caller().post("/split_inventory", Farm.splitBody(lot, farm.area(), "1"));
                done.see(reply.isDone() || reply.status() == 422, () -> "answered " + reply);
                mine += reply.isDone() ? 1 : 0;
              }
              return mine;
            });
          }
          int parts = 0;
          try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Integer> mine : threads.invokeAll(calls)) {
              parts += mine.get();
            }
          }
          return done.seen("answered")
              .and(Seen.equal(stock, parts))
              .and(Seen.equal("0.0000", farm.qty(lot)));
        });
  }

  private static void sums(Story story, Connection owner) {
    story.held(
        "All postings of all acts are summed, by act and unit and by account of a lot",
        "each act sums to zero; each account has what was posted to it, and none is below zero",
        () -> {
          long acts = count(owner, "SELECT count(DISTINCT entry_id) FROM inventory_g1.posting");
          long open =
              count(
                  owner,
                  """
                  SELECT count(*) FROM (SELECT FROM inventory_g1.posting
                    GROUP BY licensee_id, entry_id, unit HAVING sum(amount) <> 0) AS x\
                  """);
          long accounts = count(owner, "SELECT count(*) FROM inventory_g1.balance");
          long other =
              count(
                  owner,
                  """
                  SELECT count(*) FROM inventory_g1.balance AS b
                  WHERE b.amount < 0 OR b.amount <> (
                    SELECT coalesce(sum(p.amount), 0) FROM inventory_g1.posting AS p
                    WHERE p.licensee_id = b.licensee_id AND p.kind = b.kind
                      AND p.serial = b.serial AND p.account = b.account
                      AND p.transfer = b.transfer AND p.unit = b.unit)\
                  """);
          return new Seen(
              acts > 0 && accounts > 0 && open == 0 && other == 0,
              "%d acts, %d not zero; %d accounts, %d with something else"
                  .formatted(acts, open, accounts, other));
        });
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
