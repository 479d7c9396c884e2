package perennial.rulebook;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleVersion;

/**
 * The rules in force during one stretch of time, laid out for asking. Immutable; every question is
 * a look-up in memory.
 */
public final class RuleSet {

  /** The rows of all kinds but the laboratory's, as loaded. */
  public record Rows(
      List<LicenseType> licenseTypes,
      List<PermissionRule> permissions,
      List<ProductClass> productClasses,
      List<TransferPurpose> purposes,
      List<ResultGate> gates,
      List<WaitingPeriod> waitingPeriods) {}

  private final RuleVersion version;
  private final Instant from;
  private final @Nullable Instant until;
  private final Rows rows;
  private final LabRules lab;
  private final Map<String, LicenseType> licenseTypes;
  private final Map<String, PermissionRule> byAct = new LinkedHashMap<>();
  private final Map<String, ProductClass> classesByName = new HashMap<>();
  private final Map<String, TransferPurpose> purposes;
  private final Map<String, WaitingPeriod> waitingPeriods;

  /**
   * @param from first instant in force
   * @param until first instant no longer in force; null while no end is known
   */
  public RuleSet(
      RuleVersion version, Instant from, @Nullable Instant until, Rows rows, LabRules lab) {
    this.version = version;
    this.from = from;
    this.until = until;
    this.rows = rows;
    this.lab = lab;
    this.licenseTypes = byKey(rows.licenseTypes());
    this.purposes = byKey(rows.purposes());
    this.waitingPeriods = byKey(rows.waitingPeriods());
    for (var rule : rows.permissions()) {
      rule.acts().forEach(act -> byAct.put(act, rule));
    }
    for (var productClass : rows.productClasses()) {
      classesByName.put(folded(productClass.key()), productClass);
      productClass.aliases().forEach(alias -> classesByName.put(folded(alias), productClass));
    }
  }

  /** Written into every event that these rules decided. */
  public RuleVersion version() {
    return version;
  }

  /** First instant in force. */
  public Instant from() {
    return from;
  }

  /** First instant no longer in force; empty while no end is known. */
  public Optional<Instant> until() {
    return Optional.ofNullable(until);
  }

  /** In force at that instant. */
  public boolean isInForce(Instant instant) {
    return !instant.isBefore(from) && (until == null || instant.isBefore(until));
  }

  public Collection<LicenseType> licenseTypes() {
    return rows.licenseTypes();
  }

  public Optional<LicenseType> findLicenseType(String key) {
    return Optional.ofNullable(licenseTypes.get(key));
  }

  public Optional<LicenseType> findLicenseTypeByLetter(String letter) {
    return rows.licenseTypes().stream().filter(type -> type.letter().equals(letter)).findFirst();
  }

  /** All acts that a permission rule names. */
  public Set<String> acts() {
    return Set.copyOf(byAct.keySet());
  }

  /** May a license of this type, without any endorsement, do this act? */
  public Permission permits(String licenseType, String act) {
    return permits(licenseType, Set.of(), act);
  }

  /**
   * May a license of this type, with these endorsements, do this act? An unknown license type may
   * do nothing; an act that no rule names is refused too, so that a forgotten rule shows at once.
   */
  public Permission permits(String licenseType, Set<String> endorsements, String act) {
    var rule = byAct.get(act);
    if (rule == null) {
      return new Permission.Denied(
          version.toString(), "No rule in force names the act " + act + ".");
    }
    if (!licenseTypes.containsKey(licenseType)) {
      return new Permission.Denied(
          version.toString(), "No rule in force names the license type " + licenseType + ".");
    }
    return rule.permission(licenseType, endorsements);
  }

  public Collection<ProductClass> productClasses() {
    return rows.productClasses();
  }

  /** The class of that key or accepted spelling; letter case does not matter. */
  public Optional<ProductClass> findProductClass(String nameOrAlias) {
    return Optional.ofNullable(classesByName.get(folded(nameOrAlias)));
  }

  public Optional<TransferPurpose> findPurpose(String key) {
    return Optional.ofNullable(purposes.get(key));
  }

  /**
   * The gate that demands a laboratory result of these goods on their way to a licensee of that
   * type; empty if none is needed.
   *
   * @param productClass key of the class of the goods
   * @param receiver key of the receiver's license type
   * @param purposes keys of all purposes of the transfer; one that is excepted frees the goods
   */
  public Optional<ResultGate> findResultGate(
      String productClass, String receiver, Set<String> purposes) {
    return rows.gates().stream()
        .filter(gate -> gate.demands(productClass, receiver, purposes))
        .findFirst();
  }

  public Optional<WaitingPeriod> findWaitingPeriod(String key) {
    return Optional.ofNullable(waitingPeriods.get(key));
  }

  /** Analytes, limits, panels, and judging. */
  public LabRules lab() {
    return lab;
  }

  private static <R extends Rule> Map<String, R> byKey(List<R> rows) {
    var map = new LinkedHashMap<String, R>();
    rows.forEach(row -> map.put(row.key(), row));
    return map;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
