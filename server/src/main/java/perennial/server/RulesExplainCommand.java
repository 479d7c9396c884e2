package perennial.server;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import perennial.identifiers.GlobalId;
import perennial.laboratory.Explanation;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.rulebook.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code perennial rules explain}: how a verdict came about, line by line. */
@Command(
    name = "explain",
    description = "Explain the verdict of a lab result: each value, its limit, the law.",
    footer = "Exit status: 0 explained, 1 the stored verdict does not follow, 2 could not run.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesExplainCommand implements Callable<Integer> {
  private static final int ANOTHER_VERDICT = 1;

  private static final String SQL =
      "SELECT %s FROM %s WHERE serial = ?"
          .formatted(Laboratory.LAB_RESULT.columnList(""), Laboratory.LAB_RESULT.qualifiedName());

  @Mixin private StoreOptions of = new StoreOptions();

  @Parameters(paramLabel = "RESULT", description = "Such as WAL21.LR1A or LR1A.")
  private String id = "";

  private final PrintStream out;

  RulesExplainCommand(PrintStream out) {
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
            Optional<LabResult> result = find(store.verify());
            if (result.isEmpty()) {
              out.println("There is no lab result " + id + ".");
              return Attempted.FAILED;
            }
            return explain(result.get(), StoredRules.read(configuration, store.verify()));
          }
        });
  }

  private Optional<LabResult> find(DataSource verify) throws SQLException {
    Optional<Long> serial =
        GlobalId.read(id)
            .map(GlobalId::object)
            .filter(object -> object.kind().equals(Laboratory.RESULT_KIND))
            .map(object -> object.serial());
    if (serial.isEmpty()) {
      return Optional.empty();
    }
    try (Connection connection = verify.getConnection();
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, serial.get());
      try (ResultSet results = statement.executeQuery()) {
        return results.next()
            ? Optional.of(Laboratory.LAB_RESULT.read(results, 1))
            : Optional.empty();
      }
    }
  }

  private int explain(LabResult result, StoredRules rules) {
    out.printf("%s of %s%s%n", result.ref(), result.productClass(), medical(result));
    out.printf("collected %s, as %s%n", result.collectionDate(), words(result));
    out.printf("verdict   %s by %s%n", result.verdict(), result.rulesVersion());
    if (result.isVoided()) {
      out.println("voided    " + result.voidReason());
    }
    list("Stored with the verdict:", result.explanation().lines().toList());
    String version = Objects.requireNonNullElse(result.rulesVersion(), "");
    Optional<RuleSet> set = rules.find(version, result.collectionDate());
    if (set.isEmpty()) {
      out.println();
      out.println("Those rules are not among the registry's: see perennial rules list.");
      return version.isEmpty() ? Main.WELL : ANOTHER_VERDICT;
    }
    Explanation explanation = Explanation.of(result, set.get());
    list("Owed:", explanation.owed());
    list("Each value against its limit:", explanation.findings());
    list("Derived:", explanation.totals());
    list("Warnings:", explanation.warnings());
    if (explanation.verdict() != result.verdict()) {
      out.println();
      out.println("By these rules and values it would be " + explanation.verdict() + ".");
      return ANOTHER_VERDICT;
    }
    return Main.WELL;
  }

  private static String medical(LabResult result) {
    return result.medicallyCompliant() ? ", medically compliant" : "";
  }

  private static String words(LabResult result) {
    return switch (result.collectionSource()) {
      case DRAWN -> "the sample was drawn then";
      case RECEIVED -> "the laboratory received it then";
      case TESTED -> "the laboratory tested it then";
      case RECORDED -> "the result was recorded then";
    };
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
    }
  }
}
