package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.Licensing;

/**
 * What a waiver is for. As text, which is how rows and events carry it: {@code lot:IN1A}, {@code
 * licensee:MM5}, {@code class:flower_lots}.
 */
public sealed interface WaiverScope {
  /** One lot and what comes of it unaltered. */
  record OfLot(long lot) implements WaiverScope {
    @Override
    public String toString() {
      return LOT + new ObjectRef(Inventory.LOT_KIND, lot);
    }
  }

  /** Everything that a licensee sends. */
  record OfLicensee(LicenseeId licensee) implements WaiverScope {
    @Override
    public String toString() {
      return LICENSEE + new ObjectRef(Licensing.LICENSEE_KIND, licensee.value());
    }
  }

  /** Goods of a class, whoever sends them; by its key in the rules. */
  record OfClass(String productClass) implements WaiverScope {
    @Override
    public String toString() {
      return CLASS + productClass;
    }
  }

  String LOT = "lot:";
  String LICENSEE = "licensee:";
  String CLASS = "class:";

  /** A key of a rule pack has no more. */
  int CLASS_MAX = 80;

  /** The inverse of {@code toString}; empty when the text is none. */
  static Optional<WaiverScope> read(String text) {
    try {
      if (text.startsWith(LOT)) {
        Long serial = serial(text.substring(LOT.length()), Inventory.LOT_KIND.letters());
        return Optional.ofNullable(serial).map(OfLot::new);
      }
      if (text.startsWith(LICENSEE)) {
        Long id = serial(text.substring(LICENSEE.length()), Licensing.LICENSEE_KIND.letters());
        return Optional.ofNullable(id).map(LicenseeId::new).map(OfLicensee::new);
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String name = text.startsWith(CLASS) ? text.substring(CLASS.length()) : "";
    return name.isEmpty() || name.length() > CLASS_MAX
        ? Optional.empty()
        : Optional.of(new OfClass(name));
  }

  private static @Nullable Long serial(String text, String kind) {
    ObjectRef object = ObjectRef.parse(text);
    return object.kind().letters().equals(kind) ? object.serial() : null;
  }

  /** Every scope that goods fall under, the narrowest first. */
  static List<WaiverScope> of(Lot lot, String productClass) {
    var scopes = new ArrayList<WaiverScope>();
    TestVerdicts.lotsOf(lot).forEach(each -> scopes.add(new OfLot(each)));
    scopes.add(new OfLicensee(lot.licenseeId()));
    scopes.add(new OfClass(productClass));
    return scopes;
  }
}
