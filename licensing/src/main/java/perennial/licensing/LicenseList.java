package perennial.licensing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.rulebook.LicenseType;
import perennial.rulebook.RuleSet;

/**
 * A license list of the old system, looked over as a whole: what is odd about each row, and with
 * which other row it clashes. The order of its rows changes nothing.
 */
public final class LicenseList {
  private static final Pattern OLD = Pattern.compile("[A-Z]OLD?[0-9A-Z]*|[A-Z][0-9]+-OLD");
  private static final Pattern PLACEHOLDER = Pattern.compile("ATTESTED");

  /** The old system's makers and the regulator named their tests so. */
  private static final Pattern TEST =
      Pattern.compile("(?i)^(?:mjf\\b.*|lcb (?:grow|mfg|retail|lab)|.*\\btest\\b.*)$");

  /** So many digits in the order of the keyboard were typed, not issued: 0987654321. */
  private static final int RUN_MIN = 8;

  private static final Pattern NUMBER = Pattern.compile("([A-Z])0*([0-9]+)");

  /**
   * A row with what is odd about it.
   *
   * @param clash the identifier of the row that it clashes with; null where there is none
   */
  public record Judged(ListedLicense row, Set<Oddity> oddities, @Nullable String clash) {
    public boolean isQuarantined() {
      return oddities.stream().anyMatch(Oddity::isGrave);
    }
  }

  private final RuleSet rules;
  private final String region;
  private final Map<String, ListedLicense> byCode = new HashMap<>();
  private final Map<String, ListedLicense> byNumber = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> idsTwice = new HashSet<>();

  private LicenseList(RuleSet rules, String region, List<ListedLicense> rows) {
    this.rules = rules;
    this.region = region;
    for (ListedLicense row : rows) {
      if (!ids.add(row.globalId().toUpperCase(Locale.ROOT))) {
        idsTwice.add(row.globalId().toUpperCase(Locale.ROOT));
      }
      byCode.merge(code(row), row, LicenseList::first);
      if (isWellFormed(row)) {
        byNumber.merge(number(row), row, LicenseList::first);
      }
    }
  }

  /**
   * Judges every row.
   *
   * @param rules those that say which codes there are
   * @param region that licensed places lie in
   * @param asOf the day of the list: which licenses are over by then
   */
  public static List<Judged> judge(
      List<ListedLicense> rows, RuleSet rules, String region, Instant asOf) {
    var list = new LicenseList(rules, region, rows);
    return rows.stream().map(row -> list.judge(row, asOf)).toList();
  }

  /** Of two rows of one code the one that was not deleted, then the older one, holds it. */
  private static ListedLicense first(ListedLicense one, ListedLicense other) {
    Comparator<ListedLicense> order =
        Comparator.<ListedLicense, Boolean>comparing(row -> row.deletedAt() != null)
            .thenComparingLong(LicenseList::serial);
    return order.compare(one, other) <= 0 ? one : other;
  }

  private static long serial(ListedLicense row) {
    return serialOf(row).orElse(Long.MAX_VALUE);
  }

  /** The number of the licensee; empty where the row has none. */
  public static Optional<Long> serialOf(ListedLicense row) {
    return GlobalId.read(row.globalId())
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Licensing.LICENSEE_KIND))
        .map(object -> object.serial());
  }

  private static String code(ListedLicense row) {
    return RegisterLicensee.normalized(row.code());
  }

  private static String number(ListedLicense row) {
    var parts = NUMBER.matcher(code(row));
    return parts.matches() ? parts.group(1) + parts.group(2) : code(row);
  }

  private boolean isWellFormed(ListedLicense row) {
    return rules.licenseTypes().stream().anyMatch(type -> type.allowsCode(code(row)));
  }

  private Judged judge(ListedLicense row, Instant asOf) {
    var odd = EnumSet.noneOf(Oddity.class);
    if (serialOf(row).isEmpty()) {
      odd.add(Oddity.IDENTIFIER_MISSING);
    }
    if (idsTwice.contains(row.globalId().toUpperCase(Locale.ROOT))) {
      odd.add(Oddity.IDENTIFIER_TWICE);
    }
    String clash = judgeCode(row, odd);
    judgeHolder(row, odd);
    judgeStanding(row, odd, asOf);
    return new Judged(row, odd, clash);
  }

  private @Nullable String judgeCode(ListedLicense row, Set<Oddity> odd) {
    String code = code(row);
    if (row.type().equals("state")) {
      odd.add(Oddity.THE_STATE_ITSELF);
      return null;
    }
    if (!isWellFormed(row)) {
      odd.add(Oddity.CODE_MALFORMED);
      if (PLACEHOLDER.matcher(code).matches()) {
        odd.add(Oddity.PLACEHOLDER);
      } else if (OLD.matcher(code).matches()) {
        odd.add(Oddity.OLD_CODE);
      }
      ListedLicense twin = byNumber.get(number(row));
      if (twin != null) {
        odd.add(Oddity.ZERO_LOST);
        return twin.globalId();
      }
    }
    ListedLicense holder = byCode.get(code);
    if (holder != null && holder.line() != row.line()) {
      odd.add(Oddity.CODE_TWICE);
      return holder.globalId();
    }
    return null;
  }

  private void judgeHolder(ListedLicense row, Set<Oddity> odd) {
    Holder holder = row.holder();
    Optional<LicenseType> type = rules.findLicenseType(row.type());
    if (row.type().isEmpty()) {
      odd.add(Oddity.TYPE_MISSING);
    } else if (isWellFormed(row) && type.filter(t -> t.allowsCode(code(row))).isEmpty()) {
      odd.add(Oddity.TYPE_NOT_OF_CODE);
    }
    if (holder.name().isEmpty()) {
      odd.add(Oddity.NAME_MISSING);
    } else if (TEST.matcher(holder.name()).matches() || isTyped(holder.certificateNumber())) {
      odd.add(Oddity.TEST_ROW);
    }
    if (!row.address().stateCode().equals(region)) {
      odd.add(Oddity.OUT_OF_STATE);
    }
    if (texts(row).stream().anyMatch(text -> text.length() > Objections.NAME_MAX)) {
      odd.add(Oddity.TEXT_TOO_LONG);
    }
  }

  private static boolean isTyped(String number) {
    String down = "9876543210";
    String up = new StringBuilder(down).reverse().toString();
    return IntStream.rangeClosed(0, number.length() - RUN_MIN)
        .mapToObj(from -> number.substring(from, from + RUN_MIN))
        .anyMatch(run -> up.contains(run) || down.contains(run));
  }

  private static List<String> texts(ListedLicense row) {
    Holder h = row.holder();
    Address a = row.address();
    return List.of(
        h.name(),
        h.certificateNumber(),
        h.phone(),
        h.externalId(),
        a.address1(),
        a.address2(),
        a.city(),
        a.stateCode(),
        a.postalCode(),
        a.countryCode());
  }

  private static void judgeStanding(ListedLicense row, Set<Oddity> odd, Instant asOf) {
    if (row.deletedAt() != null) {
      odd.add(Oddity.DELETED);
    }
    if (row.isLive() && row.suspended()) {
      odd.add(Oddity.LIVE_AND_SUSPENDED);
    }
    if (!row.isLive() && !row.suspended()) {
      odd.add(Oddity.NEITHER);
    }
    if (row.isLive()
        && row.expires() != null
        && row.expires().isBefore(asOf.atZone(ZoneOffset.UTC).toLocalDate())) {
      odd.add(Oddity.EXPIRED_BUT_LIVE);
    }
    if (row.createdAt() == null) {
      odd.add(Oddity.START_UNKNOWN);
    }
  }

  /** How many rows have each oddity, in the order of the oddities. */
  public static Map<Oddity, Long> count(List<Judged> judged) {
    var counts = new LinkedHashMap<Oddity, Long>();
    for (Oddity oddity : Oddity.values()) {
      long rows = judged.stream().filter(each -> each.oddities().contains(oddity)).count();
      if (rows > 0) {
        counts.put(oddity, rows);
      }
    }
    return counts;
  }
}
