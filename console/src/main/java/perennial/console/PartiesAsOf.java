package perennial.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.Directory;
import perennial.licensing.License;
import perennial.licensing.Party;
import perennial.licensing.Premises;
import perennial.rulebook.LicenseType;
import perennial.rulebook.RulePack;

/** Licensees as they were at an instant, as was known at another, as a manifest prints them. */
final class PartiesAsOf {
  private final Reader.Reading reading;
  private final RulePack pack;
  private final Instant at;
  private final Instant known;
  private final Instant now;

  /**
   * @param now for what was recorded only later: an old license that a list brought in
   */
  PartiesAsOf(Reader.Reading reading, RulePack pack, Instant at, Instant known, Instant now) {
    this.reading = reading;
    this.pack = pack;
    this.at = at;
    this.known = known;
    this.now = now;
  }

  /** Take the answer after the reading went; empty where nobody knows the licensee at that time. */
  Supplier<Optional<PrintedTransfer.Party>> ask(LicenseeId licensee) {
    Directory.AsOf then = Directory.asOf(reading, licensee, at, known);
    Directory.AsOf later = Directory.asOf(reading, licensee, at, now);
    return () -> printed(licensee, then, false).or(() -> printed(licensee, later, true));
  }

  /** A licensee of which no record says what it was. */
  static PrintedTransfer.Party nobody(LicenseeId licensee) {
    return new PrintedTransfer.Party(
        Directory.globalId(licensee).toString(), "", "", "", "", List.of(), "", false);
  }

  private Optional<PrintedTransfer.Party> printed(
      LicenseeId licensee, Directory.AsOf as, boolean isLater) {
    Optional<License> license = as.license().get();
    Optional<Party> party = as.party().get();
    if (license.isEmpty() && party.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PrintedTransfer.Party(
            Directory.globalId(licensee).toString(),
            party.map(Party::name).orElse(""),
            license.map(License::code).orElse(""),
            license.map(License::type).map(this::words).orElse(""),
            party.map(Party::certificateNumber).orElse(""),
            as.premises().get().map(PartiesAsOf::lines).orElse(List.of()),
            party.map(Party::phone).orElse(""),
            isLater));
  }

  /** As the rules of that day call such a license. */
  private String words(String type) {
    return pack.findInForce(at)
        .flatMap(rules -> rules.findLicenseType(type))
        .map(LicenseType::name)
        .orElse(type);
  }

  private static List<String> lines(Premises place) {
    String city = place.city() + (place.city().isEmpty() ? "" : ", ") + place.stateCode();
    return Stream.of(place.address1(), place.address2(), (city + " " + place.postalCode()).strip())
        .filter(line -> !line.isBlank())
        .toList();
  }
}
