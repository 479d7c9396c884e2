package perennial.server;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.kernel.LicenseeId;
import perennial.licensing.Address;
import perennial.licensing.Consequential;
import perennial.licensing.Directory;
import perennial.licensing.Holder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of officials have in common. */
final class LicenseOptions {
  private LicenseOptions() {}

  /** A day, which stands for its first instant, or an instant. */
  static Instant time(String text, ZoneId zone) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new CannotAct("'" + text + "' is no time such as 2026-03-01 or 2026-03-01T00:00:00Z.");
    }
  }

  /** On which registry, under whose key. */
  static class ActOptions {
    @Mixin private StoreOptions of = new StoreOptions();

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your key file.")
    private @Nullable Path key;

    StoreOptions of() {
      return of;
    }

    Path key() {
      return Objects.requireNonNull(key);
    }
  }

  /** On which registry, under whose key, since when. */
  static final class DatedActOptions extends ActOptions {
    @Option(
        names = "--since",
        paramLabel = "DATE",
        description = "The day since when it holds; now, unless it is given.")
    private @Nullable LocalDate since;

    /** The first instant of the day; null for now. */
    @Nullable Instant since(ZoneId zone) {
      return since == null ? null : since.atStartOfDay(zone).toInstant();
    }
  }

  /** As of when, and as was known when. */
  static final class TimeOptions {
    @Option(
        names = "--at",
        paramLabel = "TIME",
        description = "When it held: 2026-03-01 or 2026-03-01T00:00:00Z; now.")
    private @Nullable String at;

    @Option(names = "--known", paramLabel = "TIME", description = "When that was known; now.")
    private @Nullable String known;

    /** Whether another time than now is asked for. */
    boolean isThen() {
      return at != null || known != null;
    }

    Instant at(OfficialDesk desk) {
      return at == null ? desk.now() : time(at, desk.zone());
    }

    Instant known(OfficialDesk desk) {
      return known == null ? desk.now() : time(known, desk.zone());
    }
  }

  /** Where a place is. */
  static final class AddressOptions {
    @Option(names = "--address1", paramLabel = "TEXT", required = true)
    private String address1 = "";

    @Option(names = "--address2", paramLabel = "TEXT", defaultValue = "")
    private String address2 = "";

    @Option(names = "--city", paramLabel = "TEXT", required = true)
    private String city = "";

    @Option(
        names = "--state",
        paramLabel = "CODE",
        defaultValue = "",
        description = "That of the jurisdiction, unless it is given.")
    private String state = "";

    @Option(names = "--postal-code", paramLabel = "TEXT", defaultValue = "")
    private String postalCode = "";

    /**
     * @param region where the jurisdiction licenses places
     */
    Address address(String region) {
      String stated = state.isEmpty() ? region : state;
      return new Address(address1, address2, city, stated, postalCode, "US");
    }
  }

  /** Who holds a license. */
  static final class HolderOptions {
    @Option(names = "--name", paramLabel = "TEXT", required = true)
    private String name = "";

    @Option(
        names = "--ubi",
        paramLabel = "NUMBER",
        defaultValue = "",
        description = "The business's number with the state.")
    private String ubi = "";

    @Option(names = "--phone", paramLabel = "TEXT", defaultValue = "")
    private String phone = "";

    @Option(names = "--email", paramLabel = "TEXT", defaultValue = "")
    private String email = "";

    @Option(names = "--external-id", paramLabel = "TEXT", defaultValue = "")
    private String externalId = "";

    Holder holder() {
      return new Holder(name, ubi, phone, email, externalId);
    }
  }

  /** Who a license passes to: a business that is named, or the holder of another license. */
  static final class Buyer {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable HolderOptions named;

    @Option(
        names = "--to",
        paramLabel = "LICENSEE",
        required = true,
        description = "The business that holds this license, by its code or identifier.")
    private @Nullable String to;

    Holder holder(OfficialDesk desk) {
      return to == null
          ? Objects.requireNonNull(named).holder()
          : Directory.holder(desk.core().reader(), desk.licensee(to).licenseeId()).orElseThrow();
    }
  }

  /** Why an official orders it. */
  static final class ReasonOption {
    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why; kept for ever, so it names no person.")
    private String reason = "";

    String reason() {
      return reason;
    }
  }

  /** An act on a licensee. */
  @FunctionalInterface
  interface Act {
    Command of(OfficialDesk desk, LicenseeId licensee);
  }

  /** An act on a licensee that another official must approve. */
  @FunctionalInterface
  interface Order {
    Consequential of(OfficialDesk desk, LicenseeId licensee);
  }
}
