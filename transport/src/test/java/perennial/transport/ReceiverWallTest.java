package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.Roles;

/** Past the registry nobody names another receiver, and acts do. */
final class ReceiverWallTest {
  private static final List<String> TABLES =
      List.of("transport_g1.transfer", "transport_g1.transfer_item");

  private static Shipping shipping;
  private static long transfer;

  @BeforeAll
  static void file() throws SQLException {
    shipping = new Shipping();
    long lot = shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, 10);
    transfer =
        shipping
            .registry
            .act(shipping.sender, Shipping.filing(shipping.receiver, Shipping.item(lot, 10)))
            .serial();
  }

  @AfterAll
  static void close() {
    shipping.close();
  }

  /** The SQLSTATE, or how many rows were met; nothing is kept. */
  private static String update(String role, String table, String set) throws SQLException {
    try (Connection connection = shipping.registry.connect(role);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "SET LOCAL perennial.licensees = '%d,%d'"
              .formatted(shipping.sender.value(), shipping.third.value()));
      int met = statement.executeUpdate("UPDATE " + table + " SET " + set);
      connection.rollback();
      return met + " met";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @Test
  void theOwnerOfTheTablesIsRefused() throws SQLException {
    for (String table : TABLES) {
      String another = "to_id = " + shipping.third.value();
      assertThat(update(Roles.OWNER, table, another)).as(table).isEqualTo("23503");
      assertThat(update(Roles.OWNER, table, "to_id = to_id")).as(table).isEqualTo("1 met");
    }
  }

  @Test
  void actsAndRepairsAreNot() throws SQLException {
    for (String table : TABLES) {
      String another = "to_id = " + shipping.third.value();
      assertThat(update(Roles.APP, table, another)).as(table).isEqualTo("1 met");
      assertThat(update(Roles.MENDER, table, another)).as(table).isEqualTo("1 met");
    }
    shipping.registry.act(
        shipping.sender, Shipping.change(transfer, shipping.receiver, shipping.third, null));
    assertThat(shipping.transfer(transfer).toId()).isEqualTo(shipping.third);
    assertThat(shipping.items(shipping.sender, transfer))
        .allMatch(item -> item.toId().equals(shipping.third));
  }
}
