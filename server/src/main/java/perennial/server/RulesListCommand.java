package perennial.server;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.GoodsRule;
import perennial.rulebook.RuleSet;
import perennial.rulebook.TransferRule;
import perennial.rulebook.basis.Evidence;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.publish.PublishedSet;
import perennial.rulebook.publish.SetContent;
import perennial.rulebook.publish.SetSignature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial rules list}: the rule sets of the registry and, if asked, their rows. */
@Command(
    name = "list",
    description = "List the rule sets by their days, and with --rows what they hold on a day.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesListCommand implements Callable<Integer> {
  @Mixin private StoreOptions of = new StoreOptions();

  @Option(names = "--rows", description = "List every row that is in force, with its citation.")
  private boolean isWithRows;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The rows of then, such as 2019-07-22 or 2019-07-22T00:00:00Z; now.")
  private @Nullable String at;

  private final InstantSource clock;
  private final PrintStream out;

  RulesListCommand(InstantSource clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "Nothing was changed.",
        () -> {
          Configuration configuration = of.configuration();
          try (RegistryStore store = RegistryStore.open(configuration)) {
            tell(StoredRules.read(configuration, store.verify()));
          }
          return Main.WELL;
        });
  }

  private void tell(StoredRules rules) {
    out.printf(
        "%s, begun with the pack %s%n%n",
        rules.founding().jurisdiction().name(), rules.founding().name());
    rules.pack().sets().forEach(this::tell);
    rules.founding().sets().stream()
        .map(set -> set.version().set())
        .distinct()
        .forEach(set ->
            out.printf(
                "%n%s was there when the registry began%s%n",
                set, signed(rules, rules.begun().content(), set)));
    for (PublishedSet each : rules.published()) {
      out.printf(
          "%n%s was published on %s%s%s: %s%n",
          each.ruleVersion(),
          each.publishedAt(),
          signed(rules, each.files(), each.setName()),
          each.approvers().isEmpty() ? "" : ", approved by " + each.approvers(),
          each.reason());
    }
    if (isWithRows) {
      Instant moment =
          at == null
              ? clock.instant()
              : LicenseOptions.time(at, rules.founding().jurisdiction().zone());
      rules
          .pack()
          .findInForce(moment)
          .ifPresentOrElse(
              this::tellRows, () -> out.println("\nNo rules are in force at " + moment + "."));
    }
  }

  /** Who signed the files; nobody in a registry that has not started since they are kept. */
  private static String signed(StoredRules rules, @Nullable SetContent content, String set) {
    String code = rules.founding().jurisdiction().code();
    List<String> names = content == null ? List.of() : SetSignature.signers(content, code, set);
    return names.isEmpty() ? "" : ", signed by " + String.join(", ", names);
  }

  private void tell(RuleSet set) {
    var rows = kinds(set).values().stream().flatMap(List::stream).toList();
    long unread = rows.stream().filter(r -> r.basis().evidence() == Evidence.UNVERIFIED).count();
    out.printf(
        "%-16s from %s%s, %,d rows, %,d of them unverified%n",
        set.version(),
        set.from(),
        set.until().map(end -> " until " + end).orElse(""),
        rows.size(),
        unread);
  }

  private void tellRows(RuleSet set) {
    kinds(set)
        .forEach((kind, rows) -> {
          out.println();
          out.println(kind);
          for (Rule rule : rows) {
            out.printf(
                "  %-44s %-5s %-10s %s%n",
                rule.key(), answer(rule), rule.basis().evidence(), rule.basis().citation());
          }
        });
  }

  /** What a row says where it answers, and else how it holds. */
  private static String answer(Rule rule) {
    return switch (rule) {
      case TransferRule matrix -> matrix.answer().name();
      case GoodsRule goods -> goods.answer().name();
      default -> rule.basis().effect().name();
    };
  }

  /** All rows by kind, in the words of the files. */
  private static Map<String, List<? extends Rule>> kinds(RuleSet set) {
    var kinds = new LinkedHashMap<String, List<? extends Rule>>();
    var rows = set.rows();
    kinds.put("license-types", rows.licenseTypes());
    kinds.put("permissions", rows.permissions());
    kinds.put("product-classes", rows.productClasses());
    kinds.put("transfer-purposes", rows.purposes());
    kinds.put("transfer-matrix", rows.transfers());
    kinds.put("result-gates", rows.gates());
    kinds.put("waiting-periods", rows.waitingPeriods());
    kinds.put("goods", rows.goods());
    kinds.put("conversions", rows.conversions());
    kinds.put("quantity-limits", rows.quantityLimits());
    kinds.put("sample-ladders", rows.sampleLadders());
    kinds.put("retention", rows.retentions());
    kinds.put("taxes", rows.taxes());
    kinds.put("lab-groups", set.lab().groups());
    kinds.put("lab-analytes", set.lab().analytes());
    kinds.put("lab-totals", set.lab().totals());
    kinds.put("lab-limits", set.lab().limits());
    kinds.put("lab-panels", set.lab().panels());
    kinds.put("lab-words", set.lab().words());
    kinds.put("lab-subcontracts", set.lab().subcontracts());
    return kinds;
  }
}
