package perennial.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.DatabaseFailure;
import perennial.journal.Eraser;
import perennial.journal.ErasurePlan;
import perennial.journal.Reader;
import perennial.journal.Roles;
import perennial.kernel.LicenseeId;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perennial erase}: destroys personal parts by law; says first what it would destroy. */
@Command(
    name = "erase",
    description = "Erase personal data by law, or what is past its retention.",
    footer =
        "Without --apply it only says what would be erased. Exit status: 0 done or previewed,"
            + " 1 something is left, 2 could not run. See docs/operations/erasure.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class EraseCommand implements Callable<Integer> {
  private static final int LEFT = 1;
  private static final int FAILED = 2;

  /** Objects that are named singly. */
  private static final int SHOWN_MAX = 20;

  /** What is to be erased: exactly one of these. */
  static final class Subject {
    @Option(
        names = "--object",
        required = true,
        paramLabel = "ID",
        description = "One object, such as WAJ412149.IT9IX or IT9IX.")
    private @Nullable String object;

    @Option(
        names = "--licensee",
        required = true,
        paramLabel = "CODE",
        description = "What a licensee recorded of persons, and all that it ever sent.")
    private @Nullable String licensee;

    @Option(names = "--retention", required = true, description = "All that is past its retention.")
    private boolean retention;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; kept for ever, so it names no person.")
  private String reason = "";

  @Option(
      names = "--authority",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "On whose word, such as the number of an order; kept for ever.")
  private String authority = "";

  @Option(names = "--apply", description = "Do it.")
  private boolean apply;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder; ./data.")
  private @Nullable String data;

  @Option(names = "--database", paramLabel = "URL", description = "The database, if not embedded.")
  private @Nullable String database;

  private final PrintStream out;

  EraseCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (!subject.retention && isLacking()) {
      return FAILED;
    }
    try {
      Configuration configuration = ConfigurationReader.read(flags(), System.getenv());
      try (RegistryStore store = RegistryStore.open(configuration);
          HikariDataSource app = store.app()) {
        InstantSource clock = InstantSource.system();
        Core core =
            Core.over(
                app,
                app,
                store.secrets(),
                FoundingRules.set(configuration),
                clock,
                Registry.randomOf(new SecureRandom()));
        var eraser = new Eraser(store.sessions(Roles.ERASER), core.journal(), clock);
        core.rules().refresh();
        return erase(eraser, core, configuration.retention(), clock.instant());
      }
    } catch (ConfigurationRefused e) {
      e.faults().forEach(out::println);
    } catch (StartRefused | Eraser.Busy e) {
      out.println(e.getMessage());
    } catch (DatabaseFailure e) {
      out.println("The database did not answer as it must: " + e.state());
    }
    return FAILED;
  }

  private boolean isLacking() {
    var faults = Eraser.faults(reason, authority);
    faults.forEach(fault -> out.println("--" + fault.field() + ": " + fault.text()));
    return !faults.isEmpty();
  }

  private int erase(Eraser eraser, Core core, RetentionPeriods periods, Instant now) {
    if (subject.retention && apply) {
      eraser.finish(Instant.EPOCH);
      return told(Retention.purge(eraser, periods, core.rules().pack(), now));
    }
    Optional<ErasurePlan> plan = plan(eraser, core, periods, now);
    if (plan.isEmpty()) {
      return FAILED;
    }
    tell(plan.get());
    if (!apply) {
      out.println("Nothing was erased; --apply does it.");
      return Main.WELL;
    }
    Eraser.Done unfinished = eraser.finish(Instant.EPOCH);
    return told(unfinished.plus(eraser.apply(plan.get(), reason, authority)));
  }

  private Optional<ErasurePlan> plan(
      Eraser eraser, Core core, RetentionPeriods periods, Instant now) {
    if (subject.object != null) {
      Optional<GlobalId> id = GlobalId.read(subject.object);
      if (id.isEmpty()) {
        out.println("--object: not an identifier: " + subject.object);
      }
      return id.map(found -> eraser.planOf(found.object()));
    }
    if (subject.licensee != null) {
      return licensee(core.reader(), subject.licensee).map(eraser::planOf);
    }
    return Optional.of(
        eraser.planPast(
            periods.keptFrom(now, core.rules().pack()),
            periods.attemptsKeptFrom(now),
            Integer.MAX_VALUE));
  }

  private Optional<LicenseeId> licensee(Reader reader, String code) {
    var reading = reader.as(LicenseeId.REGISTRY);
    var found = reading.where(Licensing.LICENSEE, "code", List.of(code), 1);
    reading.go();
    Optional<LicenseeId> id = found.get().stream().findFirst().map(Licensee::licenseeId);
    if (id.isEmpty()) {
      out.println("--licensee: there is no licensee of the code " + code);
    }
    return id;
  }

  private void tell(ErasurePlan plan) {
    if (plan.isEmpty()) {
      out.println("There is nothing to erase.");
      return;
    }
    String kinds =
        plan.objects().entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    out.println(
        "%,d personal parts of %,d objects%s"
            .formatted(
                plan.parts(), plan.items().size(), kinds.isEmpty() ? "" : " (" + kinds + ")"));
    plan.items().stream()
        .limit(SHOWN_MAX)
        .forEach(item ->
            out.println(
                "  %s, recorded %s to %s, licensees %s"
                    .formatted(
                        item.object(),
                        item.from().truncatedTo(ChronoUnit.SECONDS),
                        item.to().truncatedTo(ChronoUnit.SECONDS),
                        item.parties().stream().sorted().toList())));
    if (plan.items().size() > SHOWN_MAX) {
      out.println("  ...");
    }
    ErasurePlan.Attempts attempts = plan.attempts();
    if (attempts != null) {
      out.println("%,d calls, as sent and answered".formatted(attempts.count()));
    }
    if (!plan.items().isEmpty()) {
      out.println("and the calls that those objects' entries came of.");
    }
  }

  private int told(Eraser.Done done) {
    out.println(
        "Erased: %,d objects, %,d personal parts, %,d calls."
            .formatted(done.objects(), done.parts(), done.attempts()));
    if (done.postponed() > 0) {
      out.println(
          "%,d objects got another part meanwhile and were left: run it again."
              .formatted(done.postponed()));
      return LEFT;
    }
    return Main.WELL;
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    if (data != null) {
      flags.put(Setting.DATA.key, data);
    }
    if (database != null) {
      flags.put(Setting.DATABASE_URL.key, database);
    }
    return flags;
  }
}
