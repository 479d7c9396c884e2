package perennial.drills.d18;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Reply;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/** One gram does not become ten thousand jars. */
final class Jars {
  private Jars() {}

  static void play(Story story, Farm farm) {
    String flower = farm.flowerType("Jarred flower");
    String lot = farm.lot(flower, "1");
    String jar = farm.type("Jar of 1 g", "end_product", "usable_marijuana", "1.00");
    String dust = farm.type("Jar of 0.1 mg", "end_product", "usable_marijuana", "0.0001");
    String unweighed = unweighed(farm);
    story.refused(
        "1 g of flower becomes 10,000 jars: of 1 g each, of 0.1 mg each and one more, of no known"
            + " weight; and 10,000 g of flower lots",
        "each is refused by 422, and the lot has its 1 g",
        () -> {
          var tally = new Tally();
          Caller caller = farm.caller();
          String lots = farm.type("Flower lots", "harvest_materials", "flower_lots", "");
          for (String body :
              List.of(
                  farm.conversionBody(lot, "1", jar, "10000", "ea"),
                  farm.conversionBody(lot, "1", jar, "2", "ea"),
                  farm.conversionBody(lot, "1", dust, "10001", "ea"),
                  farm.conversionBody(lot, "1", unweighed, "10000", "ea"),
                  farm.conversionBody(lot, "1", unweighed, "1", "ea"),
                  farm.conversionBody(lot, "1", lots, "10000", "gm"),
                  farm.conversionBody(lot, "1", lots, "1.0001", "gm"))) {
            new Call("/conversions/create", body).mustBeRefused(tally, caller);
          }
          return tally.seen("refused").and(Seen.equal("1.0000", farm.qty(lot)));
        });
    story.held(
        "1 g of flower becomes one jar of 1 g, and the jar two jars",
        "the first is done and takes the gram; the second is refused",
        () -> {
          String one = farm.convert(lot, "1", jar, "1", "ea");
          Reply two =
              farm.caller()
                  .post("/conversions/create", farm.conversionBody(one, "1", jar, "2", "ea"));
          return Seen.equal("0.0000", farm.qty(lot))
              .and(Seen.equal("1.0000", farm.qty(one)))
              .and(Seen.equal(422, two.status()));
        });
  }

  /** What is in food is its maker's word, and the rules that a registry begins with warn. */
  static void playInfused(Story story, Farm farm, Connection owner) {
    String cookie = infused(farm);
    String lot = farm.lot(farm.flowerType("Baked flower"), "10");
    story.held(
        "5 g of flower become 10 cookies with half a gram of cannabis in each",
        "nothing is listed",
        () -> {
          farm.convert(lot, "5", cookie, "10", "ea");
          return Seen.equal(0L, listed(owner));
        });
    story.detected(
        "1 g of it becomes 10,000 of them",
        "taken as the rules of 2018 have it, and listed as a breach of the cookies",
        () -> {
          String made = farm.convert(lot, "1", cookie, "10000", "ea");
          return Seen.equal("10000.0000", farm.qty(made)).and(Seen.equal(1L, listed(owner)));
        });
  }

  private static String infused(Farm farm) {
    return farm.caller()
        .made(
            "/inventory_types",
            "{'inventory_type':[{'name':'Cookie','type':'end_product','uom':'ea',"
                + "'intermediate_type':'solid_edible','serving_num':'1','serving_size':'1',"
                + "'total_marijuana_in_grams':'0.5'}]}");
  }

  private static long listed(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM inventory_g1.breach WHERE code = 'cannabis-kept'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Counted goods of which nobody said what one weighs. */
  private static String unweighed(Farm farm) {
    return farm.caller()
        .made(
            "/inventory_types",
            "{'inventory_type':[{'name':'Jar of something','type':'end_product',"
                + "'intermediate_type':'usable_marijuana','uom':'ea'}]}");
  }
}
