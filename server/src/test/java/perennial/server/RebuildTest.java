package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.Rooms;
import perennial.oversight.Finding;
import perennial.oversight.rebuild.Rebuild;
import perennial.server.demo.LivedRegistry;

/** All rows made anew from the journal are the rows that are served, and what differs is told. */
final class RebuildTest {
  private final LivedRegistry registry = new LivedRegistry();
  private final List<Finding> findings = new ArrayList<>();

  @AfterEach
  void close() {
    registry.close();
  }

  private Rebuild rebuild(boolean isKept) throws SQLException {
    findings.clear();
    var rebuild = new Rebuild(registry.verify(), registry.owner(), Rooms.all(), findings::add);
    rebuild.run(isKept);
    return rebuild;
  }

  @Test
  void makesEveryRowAnew() throws SQLException {
    Rebuild rebuild = rebuild(true);
    assertThat(findings).isEmpty();
    assertThat(rebuild.rows().get("inventory_g1.lot")).isEqualTo(count("inventory_g1.lot"));
    assertThat(rebuild.rows().get("identifiers.object")).isEqualTo(count("identifiers.object"));
    assertThat(count("inventory_g1.posting"))
        .isEqualTo(rebuild.rows().get("inventory_g1.posting"))
        .isGreaterThan(20);
    rebuild(false);
    assertThat(findings).isEmpty();
    assertThat(count("pg_namespace WHERE nspname = 'rebuilt'")).isZero();
  }

  @Test
  void tellsWhatDiffersAndNothingElse() throws SQLException {
    registry.dropConstraints();
    registry.harmRows();
    rebuild(false);
    assertThat(findings.stream().map(f -> f.fault().word() + " " + f.table()).sorted())
        .contains(
            "row-digest inventory_g1.adjustment",
            "row-extra cultivation_g1.strain",
            "row-missing identifiers.object",
            "row-missing retail_g1.sale_item",
            "row-value inventory_g1.balance",
            "row-value inventory_g1.lot",
            "row-value inventory_g1.posting")
        .hasSize(17);
  }

  @Test
  void isNotDisturbedByWhoWritesMeanwhile() throws Exception {
    LeafCaller grower = registry.server().licensee("cultivator_production");
    var writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 40; i++) {
                grower.post("/areas", "{\"area\":[{\"name\":\"Room " + i + "\"}]}").ok();
              }
            });
    rebuild(false);
    writer.join();
    assertThat(findings).isEmpty();
    rebuild(false);
    assertThat(findings).isEmpty();
  }

  private long count(String from) throws SQLException {
    try (Connection connection = registry.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
