package perennial.inventory;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.ObjectRow;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * What a licensee makes or keeps, by its own name: every lot is of one product type.
 *
 * @param type the category of its product class, such as {@code end_product}
 * @param intermediateType key of its product class in the rules, such as {@code usable_marijuana}
 * @param uom follows from the product class
 * @param unitWeight grams of one unit, where units are counted and the weight is known
 * @param infused whether cannabis is only a part of its mass, as in food, so that it does not weigh
 *     the cannabis in it
 * @param cannabis grams of it in one unit of infused goods, as their maker stated; null where that
 *     is not known, and of all other goods
 * @param strain serial of the strain, where the product is of one
 * @param automatic for what the registry made it by itself, such as {@code waste}; else null
 * @param originalSerial serial of the supplier's product type that it was copied from by a receipt;
 *     a number, never a reference
 */
public record ProductType(
    LicenseeId licenseeId,
    long serial,
    String name,
    String type,
    String intermediateType,
    Unit uom,
    @Nullable Amount unitWeight,
    boolean infused,
    @Nullable Amount cannabis,
    @Nullable Long strain,
    @Nullable String automatic,
    @Nullable Long originalSerial,
    @Nullable String externalId,
    Stated stated,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {
  /** The category of what is made unusable. */
  public static final String WASTE = "waste";

  /** Names are printed on labels; LeafData's column held 255 characters. */
  public static final int NAME_LENGTH_MAX = 255;

  public ObjectRef ref() {
    return new ObjectRef(Inventory.PRODUCT_TYPE_KIND, serial);
  }

  public boolean isWaste() {
    return type.equals(WASTE);
  }

  public boolean isWithdrawn() {
    return deletedAt != null;
  }

  /** Grams in an amount of it, or null where its units are not weighed. */
  public @Nullable Amount grams(Amount amount) {
    if (uom == Unit.GM) {
      return amount;
    }
    return unitWeight == null
        ? null
        : Amount.of(unitWeight.toDecimal().multiply(amount.toDecimal()).setScale(4, HALF_EVEN));
  }

  /**
   * Grams of cannabis in an amount of it, exactly, or null where that is not known. What makers
   * state may come to more than any amount is.
   */
  public @Nullable BigDecimal cannabisIn(Amount amount) {
    if (infused) {
      return cannabis == null ? null : cannabis.toDecimal().multiply(amount.toDecimal());
    }
    Amount grams = grams(amount);
    return grams == null ? null : grams.toDecimal();
  }

  /** The event by which a copy comes into being at a licensee that receives goods of this type. */
  public ProductTypeDeclared copyFor(LicenseeId receiver, long newSerial, String prefix) {
    return new ProductTypeDeclared(
        receiver,
        newSerial,
        prefix,
        name,
        type,
        intermediateType,
        uom,
        unitWeight,
        infused,
        cannabis,
        null,
        null,
        serial,
        null,
        stated);
  }

  static ObjectRow object(LicenseeId licensee, long serial, String prefix) {
    return new ObjectRow(Inventory.PRODUCT_TYPE_KIND, serial, licensee, prefix);
  }
}
