package perennial.retail;

import static perennial.retail.Retail.SALE;
import static perennial.retail.Retail.SALE_ITEM;
import static perennial.retail.Retail.SALE_NAME;

import java.util.List;
import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.PersonalErased;
import perennial.journal.Projector;
import perennial.journal.Rows;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** Folds retail's events into sales, their lines and their names. */
final class RetailProjector implements Projector {
  @Override
  public void apply(Event event, Occasion occasion, Rows rows) {
    if (event instanceof RetailEvent own) {
      applyOwn(own, occasion, rows);
    }
    if (event instanceof PersonalErased(LicenseeId licensee, ObjectRef object, _, _, _)
        && object.kind().equals(Retail.SALE_KIND)) {
      rows.change(SALE, SaleFold::erased, licensee, object.serial());
    }
  }

  private static void applyOwn(RetailEvent event, Occasion occasion, Rows rows) {
    switch (event) {
      case SaleReported e -> report(e, occasion, rows);
      case SaleChanged e -> change(e, occasion, rows);
      case SaleDeleted e -> {
        rows.change(SALE, sale -> SaleFold.deleted(sale, occasion), e.licenseeId(), e.serial());
        rewrite(e.licenseeId(), e.items(), true, occasion, rows);
      }
    }
  }

  private static void report(SaleReported e, Occasion occasion, Rows rows) {
    rows.create(SALE, SaleFold.reported(e, occasion));
    for (SoldItem item : e.items()) {
      rows.create(SALE_ITEM, SaleFold.line(e.licenseeId(), e.serial(), item, occasion));
    }
    name(e.licenseeId(), e.serial(), e.externalId(), e.naming(), rows);
  }

  private static void name(
      LicenseeId licensee, long sale, String externalId, Naming naming, Rows rows) {
    switch (naming) {
      case FIRST -> rows.create(SALE_NAME, new SaleName(licensee, externalId, sale, false));
      case SECOND ->
          rows.change(
              SALE_NAME,
              name -> new SaleName(licensee, externalId, name.sale(), true),
              licensee,
              externalId);
      case NONE, LATER -> {}
    }
  }

  private static void change(SaleChanged e, Occasion occasion, Rows rows) {
    rows.change(SALE, sale -> SaleFold.changed(sale, e, occasion), e.licenseeId(), e.serial());
    if (e.externalId() != null) {
      name(e.licenseeId(), e.serial(), e.externalId(), e.naming(), rows);
    }
    for (SoldItem item : e.added()) {
      rows.create(SALE_ITEM, SaleFold.line(e.licenseeId(), e.serial(), item, occasion));
    }
    rewrite(e.licenseeId(), e.rewritten(), false, occasion, rows);
    rewrite(e.licenseeId(), e.removed(), true, occasion, rows);
  }

  private static void rewrite(
      LicenseeId licensee, List<SoldItem> items, boolean removed, Occasion occasion, Rows rows) {
    for (SoldItem item : items) {
      rows.change(
          SALE_ITEM,
          before -> SaleFold.rewritten(before, item, removed, occasion),
          licensee,
          item.serial());
    }
  }
}
