package perennial.drills;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** Which way the packages of this room look; ModulesTest of the server cannot see them. */
@AnalyzeClasses(packages = "perennial", importOptions = HouseTest.WithoutTests.class)
final class HouseTest {
  /** Wherever Maven was told to put them. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  @ArchTest
  static final ArchRule NOBODY_IMPORTS_DRILLS =
      noClasses()
          .that()
          .resideOutsideOfPackage("perennial.drills..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("perennial.drills..");

  @ArchTest
  static final ArchRule NO_DRILL_KNOWS_ANOTHER =
      slices().matching("perennial.drills.(d*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CIRCLES =
      slices().matching("perennial.drills.(**)").should().beFreeOfCycles();

  @ArchTest
  static void packagesSayWhatTheyAreAndMarkNulls(JavaClasses all) {
    Set<String> unmarked = new TreeSet<>();
    all.forEach(each -> {
      if (each.getPackageName().startsWith("perennial.drills")
          && !each.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(each.getPackageName());
      }
    });
    assertThat(unmarked).isEmpty();
  }
}
