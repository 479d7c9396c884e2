package perennial.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.journal.Reader;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.Directory;
import perennial.licensing.Licensing;
import perennial.rulebook.RulePack;

/**
 * A waiver as an official asks for it, in words, whether by a command or by a call. It is for a
 * lot, a licensee or a product class: one of the three is named, the others are empty.
 *
 * @param lot an identifier
 * @param licensee a code or an identifier
 * @param productClass a key of the rules
 * @param lots of each licensee, how many lots may leave under it
 */
public record WaiverRequest(
    String kind,
    String lot,
    String licensee,
    String productClass,
    String reason,
    long lots,
    Instant endsAt) {

  public boolean namesOneScope() {
    return Stream.of(lot, licensee, productClass).filter(each -> !each.isEmpty()).count() == 1;
  }

  /** What was found of what is named. */
  private record Found(@Nullable WaiverScope scope, @Nullable LicenseeId concerned) {
    static final Found NOTHING = new Found(null, null);
  }

  /** The order; what it names and nobody knows is for the order to refuse. */
  public OrderWaiver order(Reader reader, RulePack rules) {
    Found found = namesOneScope() ? find(reader.as(LicenseeId.REGISTRY)) : Found.NOTHING;
    return new OrderWaiver(
        WaiverKind.read(kind).orElse(null),
        found.scope(),
        found.concerned(),
        reason,
        lots,
        endsAt,
        rules);
  }

  private Found find(Reader.Reading reading) {
    if (!productClass.isEmpty()) {
      return new Found(WaiverScope.read(WaiverScope.CLASS + productClass).orElse(null), null);
    }
    Supplier<Found> found = lot.isEmpty() ? licensee(reading) : lot(reading);
    reading.go();
    return found.get();
  }

  private Supplier<Found> licensee(Reader.Reading reading) {
    var byCode = Directory.ofCodes(reading, List.of(licensee));
    var byId =
        Directory.ofIds(
            reading,
            serial(licensee, Licensing.LICENSEE_KIND).map(LicenseeId::new).stream().toList());
    return () ->
        Stream.concat(byCode.get().stream(), byId.get().values().stream())
            .findFirst()
            .map(
                each -> new Found(new WaiverScope.OfLicensee(each.licenseeId()), each.licenseeId()))
            .orElse(Found.NOTHING);
  }

  private Supplier<Found> lot(Reader.Reading reading) {
    Optional<Long> serial = serial(lot, Inventory.LOT_KIND);
    var found =
        reading.find(
            Identifiers.OBJECT,
            serial.map(each -> List.<Object>of(Inventory.LOT_KIND, each)).stream().toList());
    return () ->
        found.get().values().stream()
            .findFirst()
            .map(ObjectRow::licenseeId)
            .map(owner -> new Found(new WaiverScope.OfLot(serial.orElseThrow()), owner))
            .orElse(Found.NOTHING);
  }

  /** Empty where the name is none of that kind. */
  private static Optional<Long> serial(String name, Kind kind) {
    return GlobalId.read(name.toUpperCase(Locale.ROOT))
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(kind))
        .map(ObjectRef::serial);
  }
}
