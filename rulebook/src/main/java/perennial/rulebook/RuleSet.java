package perennial.rulebook;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.assay.SubcontractRule;
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
      List<WaitingPeriod> waitingPeriods,
      List<TransferRule> transfers,
      List<GoodsRule> goods,
      List<ConversionRule> conversions,
      List<QuantityLimit> quantityLimits,
      List<SampleLadder> sampleLadders,
      List<Retention> retentions,
      List<Tax> taxes) {

    public static final Rows NONE =
        new Rows(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Of a license that is not in force, every act that no rule of its status names. */
  public static final String OTHER_ACTS = "license.act-while-suspended";

  private final RuleVersion version;
  private final Instant from;
  private final @Nullable Instant until;
  private final Rows rows;
  private final LabRules lab;
  private final Map<String, LicenseType> licenseTypes;
  private final Map<String, PermissionRule> byAct = new LinkedHashMap<>();

  /** By status and act, with a blank between. */
  private final Map<String, PermissionRule> byStatus = new HashMap<>();

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
      for (String act : rule.acts()) {
        if (rule.statuses().isEmpty()) {
          byAct.put(act, rule);
        }
        rule.statuses().forEach(status -> byStatus.put(status + " " + act, rule));
      }
    }
    for (var productClass : rows.productClasses()) {
      classesByName.put(folded(productClass.key()), productClass);
      productClass.aliases().forEach(alias -> classesByName.put(folded(alias), productClass));
    }
  }

  /** The same rules, which end at an instant. */
  public RuleSet until(Instant end) {
    return new RuleSet(version, from, end, rows, lab);
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
    return rule.offices().isEmpty()
        ? rule.permission(licenseType, endorsements)
        : new Permission.Denied(rule.basis().citation(), rule.sentence());
  }

  /**
   * May a license that is not in force still do this act? Asked besides {@link #permits}. An act
   * that no rule of the status names is as every other act of it.
   *
   * @param status how the license stands, such as {@code suspended}
   */
  public Permission permitsIn(
      String status, String licenseType, Set<String> endorsements, String act) {
    var rule = byStatus.get(status + " " + act);
    if (rule == null) {
      rule = byStatus.getOrDefault(status + " " + OTHER_ACTS, byAct.get(OTHER_ACTS));
    }
    if (rule == null) {
      return new Permission.Denied(
          version.toString(), "No rule in force names a license that is " + status + ".");
    }
    return rule.permission(licenseType, endorsements);
  }

  /**
   * May whoever holds an office of the registry do this act?
   *
   * @param office such as {@code official}
   */
  public Permission permitsOffice(String office, String act) {
    var rule = byAct.get(act);
    return rule == null
        ? new Permission.Denied(version.toString(), "No rule in force names the act " + act + ".")
        : rule.officePermission(office);
  }

  /**
   * May a license of this type do this act with such goods?
   *
   * @param productClass key of the class of the goods
   * @param marks what the goods are besides, such as {@code sample}
   */
  public Permission handles(
      String act, String licenseType, String productClass, Set<String> marks) {
    return rows.goods().stream()
        .filter(rule -> rule.covers(act, licenseType, productClass, marks))
        .findFirst()
        .map(GoodsRule::permission)
        .orElseGet(Permission.Allowed::new);
  }

  /**
   * What becomes of a group that another laboratory tested for the one that reports: what is denied
   * does not count. What no rule covers is allowed.
   *
   * @param group key of the group
   * @param standing of the other laboratory on the day of collection
   */
  public Permission subcontract(String group, SubcontractRule.Standing standing) {
    return lab.findSubcontractRule(group, standing)
        .map(rule -> Permission.against(rule, rule.sentence()))
        .orElseGet(Permission.Allowed::new);
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

  /**
   * May such goods go from a licensee of one type to one of another, for any of these purposes? The
   * kindest answer of the purposes counts. A cell that no rule covers warns.
   *
   * @param from key of the sender's license type
   * @param to key of the receiver's license type
   * @param productClass key of the class of the goods
   * @param purposes keys of all purposes of the transfer, at least one
   */
  public Permission transfers(
      String from, String to, String productClass, Collection<String> purposes) {
    Permission kindest = null;
    for (var purpose : purposes) {
      var answer =
          findTransferRule(from, to, productClass, purpose)
              .map(TransferRule::permission)
              .orElseGet(() ->
                  new Permission.AllowedWithWarning(
                      version.toString(), "No rule in force names such a transfer."));
      if (kindest == null || rank(answer) < rank(kindest)) {
        kindest = answer;
      }
    }
    return Objects.requireNonNull(kindest, "a transfer has a purpose");
  }

  /** The rule that answers for one cell of the matrix of transfers. */
  public Optional<TransferRule> findTransferRule(
      String from, String to, String productClass, String purpose) {
    return rows.transfers().stream()
        .filter(rule -> rule.covers(from, to, productClass, purpose))
        .findFirst();
  }

  private static int rank(Permission answer) {
    return switch (answer) {
      case Permission.Allowed _ -> 0;
      case Permission.AllowedWithWarning _ -> 1;
      case Permission.Denied _ -> 2;
    };
  }

  /** Whether goods of one class may be made of goods of another. */
  public boolean converts(String from, String to) {
    return rows.conversions().stream()
        .anyMatch(rule -> rule.from().contains(from) && rule.to().contains(to));
  }

  /**
   * May goods of one class be made of goods of another? Where the graph has no such edge, the
   * strictest of the rules about what goes in answers; of goods that no rule is about, all is said
   * by a warning.
   */
  public Permission conversion(String from, String to) {
    if (converts(from, to)) {
      return new Permission.Allowed();
    }
    String sentence = "No rule in force makes " + to + " of " + from + ".";
    return rows.conversions().stream()
        .filter(rule -> rule.from().contains(from))
        .min(Comparator.comparing(rule -> rule.basis().effect()))
        .map(rule -> Permission.against(rule, sentence))
        .orElseGet(() -> new Permission.AllowedWithWarning(version.toString(), sentence));
  }

  /** The limit on goods of a class in one thing, such as a lot. */
  public Optional<QuantityLimit> findQuantityLimit(String subject, String productClass) {
    return rows.quantityLimits().stream()
        .filter(limit -> limit.subject().equals(subject) && limit.classes().contains(productClass))
        .findFirst();
  }

  public Optional<SampleLadder> findSampleLadder(String productClass) {
    return rows.sampleLadders().stream()
        .filter(ladder -> ladder.classes().contains(productClass))
        .findFirst();
  }

  public Optional<Retention> findRetention(String key) {
    return rows.retentions().stream().filter(rule -> rule.key().equals(key)).findFirst();
  }

  public Optional<Tax> findTax(String key) {
    return rows.taxes().stream().filter(tax -> tax.key().equals(key)).findFirst();
  }

  /** The rows of all kinds but the laboratory's, in the order of the data. */
  public Rows rows() {
    return rows;
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
