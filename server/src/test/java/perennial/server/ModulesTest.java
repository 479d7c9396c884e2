package perennial.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/**
 * The house rules that the poms cannot hold: which way packages look, and what never appears below
 * the doors. An exception to a rule is written here, beside it, with its reason.
 */
@AnalyzeClasses(packages = "perennial", importOptions = ModulesTest.WithoutTests.class)
final class ModulesTest {
  /** Wherever Maven was told to put them. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  /** The floors of design.md, lowest first; rooms of one floor do not look at each other. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("kernel", "postgres"),
          List.of("journal"),
          List.of("identifiers", "rulebook", "web"),
          List.of("licensing"),
          List.of("cultivation"),
          List.of("inventory"),
          List.of("laboratory", "transport", "retail"),
          List.of("oversight"),
          List.of("console", "leafdata"),
          List.of("server"),
          List.of("bench", "drills")); // built after this test, and known to nobody

  /** Rooms that speak SQL, HTTP or JSON because that is what they are for. */
  private static final String[] DOORS = {
    "perennial.journal..",
    "perennial.identifiers..",
    "perennial.rulebook..",
    "perennial.web..",
    "perennial.postgres..",
    "perennial.oversight..", // it reads what the database holds, past all that rooms know
    "perennial.console..",
    "perennial.leafdata..",
    "perennial.server..",
    "..store..",
    "..web.."
  };

  @ArchTest
  static void roomsLookDownOnly(JavaClasses all) {
    Set<String> known = new TreeSet<>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String room : FLOORS.get(floor)) {
        known.add(room);
        noClasses()
            .that()
            .resideInAPackage("perennial." + room + "..")
            .should()
            .dependOnClassesThat(sitsBesideOrAbove(room, floor))
            .because("a room imports only rooms below it")
            .allowEmptyShould(true)
            .check(all);
      }
    }
    Set<String> found = new TreeSet<>();
    all.forEach(each -> found.add(roomOf(each)));
    assertThat(known).as("every room has its floor here").containsAll(found);
  }

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CIRCLES =
      slices().matching("perennial.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule RULES_KNOW_NO_TECHNIQUE =
      noClasses()
          .that()
          .resideOutsideOfPackages(DOORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "java.net.http..",
              "tools.jackson..",
              "io.javalin..",
              "org.eclipse.jetty..",
              "io.micrometer..");

  @ArchTest
  static final ArchRule CLOCKS_AND_CHANCE_ARE_INJECTED =
      noClasses()
          .that()
          .resideOutsideOfPackages("perennial.server..", "perennial.postgres..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(java.security.SecureRandom.class)
          .orShould()
          .callConstructor(java.util.Random.class);

  @ArchTest
  static final ArchRule QUANTITIES_ARE_EXACT =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("perennial..")
          .should()
          .notHaveRawType(double.class)
          .andShould()
          .notHaveRawType(float.class)
          .andShould()
          .notHaveRawType(Double.class)
          .andShould()
          .notHaveRawType(Float.class);

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Service");

  @ArchTest
  static void packagesSayWhatTheyAreAndMarkNulls(JavaClasses all) {
    Set<String> unmarked = new TreeSet<>();
    all.forEach(each -> {
      if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(each.getPackageName());
      }
    });
    assertThat(unmarked).isEmpty();
  }

  @ArchTest
  static final ArchRule EVENTS_ARE_RECORDS_OR_SEALED =
      classes()
          .that()
          .areAssignableTo(perennial.journal.Event.class)
          .and()
          .areNotInterfaces()
          .should()
          .beRecords();

  private static DescribedPredicate<JavaClass> sitsBesideOrAbove(String room, int floor) {
    Set<String> barred = new TreeSet<>();
    FLOORS.stream().skip(floor).forEach(barred::addAll);
    barred.remove(room);
    return DescribedPredicate.describe(
        "sit beside or above", each -> barred.contains(roomOf(each)));
  }

  private static String roomOf(JavaClass each) {
    String[] parts = each.getPackageName().split("\\.", -1);
    return parts.length > 1 && parts[0].equals("perennial") ? parts[1] : "";
  }
}
