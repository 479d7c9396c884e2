package perennial.drills.d11;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import perennial.drills.stage.Caller;
import perennial.drills.stage.RoomTables;
import perennial.drills.stage.Rows;
import perennial.journal.Table;

/**
 * What a sender has at one moment: in the database, and as its software lists it.
 *
 * @param kept rows that no receipt may change
 * @param postings rows that only become more
 * @param inTransit accounts that a receipt empties
 * @param lists the texts of its lists, by path
 */
record SenderRecords(Rows kept, Rows postings, Rows inTransit, Map<String, String> lists) {
  private static final List<String> LISTS =
      List.of("/areas", "/strains", "/inventory_types", "/batches", "/plants", "/inventories");

  static SenderRecords of(Connection eye, Caller sender) throws SQLException {
    var tables = new ArrayList<String>();
    for (Table<?> table : RoomTables.all()) {
      boolean isOfOne = table.owners().equals(List.of("licenseeId"));
      if (isOfOne && !table.name().equals("posting") && !table.name().equals("balance")) {
        tables.add(table.qualifiedName());
      }
    }
    String own = "t.licensee_id = " + sender.number();
    List<String> balance = List.of("inventory_g1.balance");
    var kept = new TreeMap<>(Rows.where(eye, tables, own).byTable());
    kept.putAll(Rows.where(eye, balance, own + " AND t.account <> 'in_transit'").byTable());
    var lists = new TreeMap<String, String>();
    LISTS.forEach(path -> lists.put(path, sender.get(path).text()));
    return new SenderRecords(
        new Rows(kept),
        Rows.where(eye, List.of("inventory_g1.posting"), own),
        Rows.where(eye, balance, own + " AND t.account = 'in_transit'"),
        lists);
  }

  /** What a receipt did to them that it must not, and what it had to and did not. */
  List<String> faultsSince(SenderRecords before) {
    var faults = new ArrayList<String>(kept.differencesFrom(before.kept));
    postings.differencesFrom(before.postings).stream()
        .filter(difference -> difference.contains(" lost "))
        .forEach(faults::add);
    lists.forEach((path, text) -> {
      if (!text.equals(before.lists.get(path))) {
        faults.add(path + " is another than before");
      }
    });
    if (inTransit.equals(before.inTransit)) {
      faults.add("what is in transit did not become less");
    }
    return faults;
  }

  @Override
  public String toString() {
    return kept.count() + " rows and " + lists.size() + " lists";
  }
}
