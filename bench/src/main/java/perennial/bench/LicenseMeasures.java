package perennial.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.Roles;
import perennial.journal.Vault;
import perennial.kernel.LicenseeId;
import perennial.licensing.Directory;
import perennial.licensing.Licensing;

/**
 * How fast a license list of a whole state is imported, by the command that does it; and how fast a
 * party is looked up as it was, as was known.
 */
final class LicenseMeasures {
  /** Rows of the list that the old system published. */
  private static final int ROWS = 2_886;

  /** Look-ups whose time counts; the compiler needs as many before. */
  private static final int LOOKS = 5_000;

  private static final Pattern TOOK = Pattern.compile("Imported ([0-9,]+) rows in ([0-9.]+) s");

  private static final String HEAD =
      "global_id\tcreated_at\tupdated_at\texternal_id\tdeleted_at\tname\tcertificate_number\t"
          + "address1\taddress2\tcity\tstate_code\tpostal_code\tcountry_code\tphone\ttype\tcode\t"
          + "is_live\texpired_at\tsuspended";

  private final RegistryProcess registry;
  private final Progress progress;

  LicenseMeasures(RegistryProcess registry, Progress progress) {
    this.registry = registry;
    this.progress = progress;
  }

  String importing() {
    try {
      Path key = registry.data().resolve("bench-official.key");
      registry.command("official", "new", "bench@lcb.example.org", "--out", key.toString());
      Path list = registry.data().resolve("bench-licenses.tsv");
      Files.write(list, list(), StandardCharsets.UTF_8);
      Cpu before = registry.cpu();
      String said =
          registry.command("import", "licensees", list.toString(), "--key", key.toString());
      Cpu used = registry.cpu().minus(before);
      Matcher took = TOOK.matcher(said);
      if (!took.find()) {
        throw new BenchFailed("The list was not imported:\n" + said);
      }
      double micros = looksAsOf();
      progress.say(
          "  Import: %s s for %s rows; a look-up as of %.0f µs"
              .formatted(took.group(2), took.group(1), micros));
      return LogMeasures.table(
          "Licenses",
          List.of(
              "rows imported",
              "seconds, under 5 wanted",
              "CPU s: command",
              "PostgreSQL",
              "µs, a party looked up as of, one caller"),
          List.of(
              took.group(1),
              took.group(2),
              seconds(used.children()),
              seconds(used.postgres()),
              LogMeasures.count(micros)));
    } catch (IOException e) {
      throw new BenchFailed("The import broke off: " + e.getMessage());
    }
  }

  private static List<String> list() {
    var lines = new ArrayList<String>();
    lines.add(HEAD);
    for (int i = 0; i < ROWS; i++) {
      boolean isShop = i % 2 == 0;
      lines.add(
          String.join(
              "\t",
              "WAWA1.MM"
                  + Integer.toString(1_000 + i, Character.MAX_RADIX).toUpperCase(Locale.ROOT),
              "2018-02-01 00:00:00",
              "2021-01-05 18:06:57",
              "",
              "",
              "BUSINESS " + i,
              Integer.toString(603_000_000 + i),
              i + " Main St",
              "",
              "Omak",
              "WA",
              "98841",
              "US",
              "",
              isShop ? "dispensary" : "cultivator_production",
              (isShop ? "R" : "J") + (500_000 + i),
              "True",
              "2030-01-31 00:00:00",
              "False"));
    }
    return lines;
  }

  /** Microseconds of one, over all licensees in turns. */
  private double looksAsOf() throws IOException {
    try (HikariDataSource app = app()) {
      var random = new SecureRandom();
      var vault =
          new Vault(random.generateSeed(Vault.KEY_BYTES), length -> random.generateSeed(length));
      var reader = new Reader(app, vault);
      Instant now = Instant.now();
      List<LicenseeId> all =
          Directory.listed(reader, now, now, null, Query.LIMIT_MAX).stream()
              .map(each -> each.license().licenseeId())
              .toList();
      look(reader, all, now);
      long start = System.nanoTime();
      look(reader, all, now);
      return (System.nanoTime() - start) / 1e3 / LOOKS;
    }
  }

  private static void look(Reader reader, List<LicenseeId> all, Instant now) {
    for (int i = 0; i < LOOKS; i++) {
      LicenseeId licensee = all.get(i % all.size());
      Reader.Reading reading = reader.as(licensee);
      var found = reading.asOf(Licensing.PARTY_OF, now, now, licensee);
      reading.go();
      if (found.get().isEmpty()) {
        throw new BenchFailed("Nobody holds the license of " + licensee + ".");
      }
    }
  }

  private HikariDataSource app() throws IOException {
    var config = new HikariConfig();
    config.setJdbcUrl(
        registry.superuser().jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/perennial$1"));
    config.setUsername(Roles.APP);
    config.setPassword(
        Files.readString(registry.data().resolve("secrets").resolve(Roles.APP + ".password"))
            .strip());
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.1f", micros / 1e6);
  }
}
