package perennial.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** A product type came into being; its components are those of {@link ProductType}. */
public record ProductTypeDeclared(
    LicenseeId licenseeId,
    long serial,
    String prefix,
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
    Stated stated)
    implements InventoryEvent, Minting {
  @Override
  public List<ObjectRow> minted() {
    return List.of(ProductType.object(licenseeId, serial, prefix));
  }
}
