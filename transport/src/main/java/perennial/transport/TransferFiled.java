package perennial.transport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/** A sender filed a transfer; its goods are reserved by the postings of the same entry. */
public record TransferFiled(
    LicenseeId fromId,
    LicenseeId toId,
    long serial,
    String prefix,
    ManifestType manifestType,
    String transporting,
    String externalId,
    @Nullable Instant estDepartedAt,
    @Nullable Instant estArrivalAt,
    Stated stated,
    List<FiledItem> items)
    implements TransportEvent, Minting {
  public TransferFiled {
    items = List.copyOf(items);
  }

  @Override
  public List<ObjectRow> minted() {
    var rows = new ArrayList<ObjectRow>();
    rows.add(new ObjectRow(Transport.TRANSFER_KIND, serial, fromId, prefix));
    items.forEach(
        item -> rows.add(new ObjectRow(Transport.ITEM_KIND, item.serial(), fromId, prefix)));
    return rows;
  }
}
