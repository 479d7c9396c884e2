package perennial.drills.d18;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import perennial.drills.stage.Farm;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/** Adjustments without a lot, and what no call could write. */
final class Phantoms {
  /** Condition not met, column empty, no such object. */
  private static final List<String> INTEGRITY = List.of("23514", "23502", "23503");

  private static final String STOCK = "10";

  private Phantoms() {}

  static void play(Story story, Farm farm, Farm neighbor) {
    String gone = farm.lot(farm.flowerType("Gone flower"), STOCK);
    String theirs = neighbor.lot(neighbor.flowerType("Their flower"), STOCK);
    farm.caller().deleted("/inventories/" + gone);
    story.refused(
        "Adjustments without a lot are reported: no lot, an empty one, null, one that never was, a"
            + " neighbor's, an area, a deleted one",
        "each is refused by 422, and there is no adjustment without a lot of the same licensee",
        () -> {
          var tally = new Tally();
          for (String lot :
              List.of(
                  "", "WAJ400001.INZZZZZZZ", "INZZZZZZZ", "0", "-1", theirs, farm.area(), gone)) {
            for (String qty : List.of("-1", "5")) {
              new Call("/inventory_adjustments", Call.adjustment(lot, qty, "reconciliation"))
                  .mustBeRefused(tally, farm.caller());
            }
          }
          String body = Call.adjustment("", "5", "reconciliation");
          new Call("/inventory_adjustments", body.replace(",'global_inventory_id':''", ""))
              .mustBeRefused(tally, farm.caller());
          new Call("/inventory_adjustments", body.replace("_id':''", "_id':null"))
              .mustBeRefused(tally, farm.caller());
          return tally.seen("refused").and(Seen.equal("10.0000", neighbor.qty(theirs)));
        });
  }

  static void playRecorded(Story story, Farm farm, Recorded recorded) {
    String type = farm.flowerType("Recorded flower");
    String batch = farm.batch("intermediate/ end product", "clone", 0);
    story.refused(
        "Adjustments as they were recorded, of lots that are not here, and lots of the least and"
            + " the most that were recorded, "
            + recorded.quantities()
            + ", are sent",
        "each is refused by 422",
        () -> {
          var tally = new Tally();
          for (String body : recorded.adjustments()) {
            new Call("/inventory_adjustments", body).mustBeRefused(tally, farm.caller());
          }
          for (String qty : recorded.quantities()) {
            new Call("/inventories", farm.lotBody(type, batch, qty))
                .mustBeRefused(tally, farm.caller());
          }
          return tally.seen("refused");
        });
  }

  static void playByHand(Story story, Connection owner) {
    story.refused(
        "The role that owns the tables writes what no call could: accounts below zero, adjustments"
            + " and postings of a lot that is not there, goods of less than nothing",
        "the database refuses each",
        () -> {
          var tally = new Tally();
          for (String sql :
              List.of(
                  "UPDATE inventory_g1.balance SET amount = -0.0001",
                  "UPDATE inventory_g1.balance SET amount = amount - 1000000",
                  "UPDATE inventory_g1.adjustment SET lot = NULL",
                  "UPDATE inventory_g1.adjustment SET lot = lot + 1000000000",
                  "UPDATE inventory_g1.posting SET serial = serial + 1000000000"
                      + " WHERE serial IS NOT NULL",
                  "UPDATE inventory_g1.product_type SET unit_weight = 0"
                      + " WHERE unit_weight IS NOT NULL",
                  "UPDATE inventory_g1.product_type SET unit_weight = -1"
                      + " WHERE unit_weight IS NOT NULL")) {
            String state = stateOf(owner, sql);
            tally.see(INTEGRITY.contains(state), () -> sql + " was " + state);
          }
          return tally.seen("refused");
        });
  }

  private static String stateOf(Connection owner, String sql) {
    try (Statement statement = owner.createStatement()) {
      return statement.executeUpdate(sql) + " rows done";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
