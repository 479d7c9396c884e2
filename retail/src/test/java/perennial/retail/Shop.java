package perennial.retail;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Adjustment;
import perennial.inventory.Inventory;
import perennial.inventory.TestRegistry;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/** A registry with a retailer and another licensee. */
final class Shop implements AutoCloseable {
  final TestRegistry registry = TestRegistry.with(new Retail());
  final LicenseeId seller = registry.license("R400001", "dispensary");
  final LicenseeId other = registry.license("R400002", "dispensary");
  final long area = registry.area(seller);
  final long jars = registry.productType(seller, "end_product", "usable_marijuana");

  Shop() throws SQLException {}

  @Override
  public void close() {
    registry.close();
  }

  long lot(long qty) {
    return registry.lot(seller, jars, area, qty);
  }

  Amount stock(long lot) {
    return registry.available(seller, lot);
  }

  static ReportedItem item(@Nullable Long lot, @Nullable Amount qty) {
    return new ReportedItem(
        null,
        lot,
        qty,
        new BigDecimal("9.99"),
        new BigDecimal("1.00"),
        "",
        Stated.of(Map.of("name", "Flower 1g")));
  }

  static ReportedItem item(long lot, long qty) {
    return item(lot, Amount.of(qty));
  }

  ReportSale report(SaleStatus status, String externalId, ReportedItem... items) {
    return report(status, externalId, registry.now().minusSeconds(3600), items);
  }

  static ReportSale report(
      @Nullable SaleStatus status,
      String externalId,
      @Nullable Instant soldAt,
      ReportedItem... items) {
    return new ReportSale(
        SaleType.RETAIL_RECREATIONAL,
        status,
        soldAt,
        externalId,
        null,
        new BigDecimal("5.00"),
        null,
        null,
        null,
        Stated.of(Map.of("global_sold_by_user_id", "WAWA1.US9")),
        Stated.of(Map.of("patient_medical_id", "P-1")),
        List.of(items));
  }

  long sell(ReportedItem... items) {
    return registry.act(seller, report(SaleStatus.SALE, "", items)).serial();
  }

  /** A change of nothing but status and lines. */
  static ChangeSale change(
      long sale, @Nullable SaleStatus status, @Nullable List<ReportedItem> items) {
    return new ChangeSale(
        sale, null, status, null, null, null, null, null, null, null, Stated.NONE, null, items);
  }

  Sale sale(long serial) {
    return registry.row(seller, Retail.SALE, seller, serial);
  }

  List<SaleItem> items(long sale) {
    return registry
        .rows(
            seller,
            Query.newestFirst(Retail.SALE_ITEM, "serial")
                .equal("sale", sale)
                .equal("removed", false))
        .reversed();
  }

  /** The reasons and amounts of a lot's adjustments, oldest first, without its creation. */
  List<Adjustment> adjustments(long lot) {
    return registry
        .rows(seller, Query.newestFirst(Inventory.ADJUSTMENT, "serial").equal("lot", lot))
        .reversed()
        .stream()
        .filter(adjustment -> !adjustment.reason().equals("create"))
        .toList();
  }
}
