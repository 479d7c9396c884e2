package perennial.leafdata.retail;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.journal.State;
import perennial.kernel.Bytes;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.retail.Retail;
import perennial.retail.Sale;
import perennial.retail.SaleItem;

/** What the calls of sales look up. */
final class Sales {
  private Sales() {}

  static Sale of(State after, Caller caller, ObjectRef sale) {
    return Objects.requireNonNull(after.find(Retail.SALE, caller.licensee(), sale.serial()));
  }

  static List<SaleItem> items(State after, Caller caller, ObjectRef sale) {
    return after.list(Retail.ITEMS_OF_SALE, caller.licensee(), sale.serial(), false);
  }

  static Supplier<Map<ObjectRef, Stated>> personal(Reader.Reading reading, Collection<Sale> sales) {
    Map<ObjectRef, Bytes> sealed = new HashMap<>();
    for (Sale sale : sales) {
      if (sale.personal() != null) {
        sealed.put(sale.ref(), sale.personal());
      }
    }
    return reading.personal(sealed);
  }

  /** What is known of the persons of a sale before a call changes it. */
  static Stated personalOf(Desk desk, Caller caller, @Nullable Long serial) {
    if (serial == null) {
      return Stated.NONE;
    }
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<Map<List<Object>, Sale>> found =
        reading.find(Retail.SALE, List.of(List.of(caller.licensee(), serial)));
    reading.go();
    Supplier<Map<ObjectRef, Stated>> personal = personal(reading, found.get().values());
    reading.go();
    return personal.get().getOrDefault(new ObjectRef(Retail.SALE_KIND, serial), Stated.NONE);
  }
}
