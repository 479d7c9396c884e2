package perennial.rulebook.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perennial.rulebook.Invented.Damaged;

class RulePackLoaderTest {

  private static final String TWO = "ruritania/grain-2/";

  @Test
  void reportsAllDefectsAtOnceEachOnceWithFileAndPlace() {
    var files =
        new Damaged()
            // Another unit than the analyte's; more digits than it says; an unknown analyte.
            .replace(
                TWO + "lab-limits.json",
                "\"value\": \"10\", \"unit\": \"mg/kg\"",
                "\"value\": \"10\", \"unit\": \"kg\"")
            .replace(TWO + "lab-limits.json", "\"value\": \"450\"", "\"value\": \"450.5\"")
            .replace(TWO + "lab-limits.json", "\"analyte\": \"ergot\"", "\"analyte\": \"egrot\"")
            .replace(
                TWO + "lab-panels.json", "[\"ash\", \"sand\"]", "[\"ash\", \"ergot\", \"lead\"]")
            .replace(TWO + "lab-analytes.json", ", \"unit\": \"yes\"", "")
            .replace(TWO + "waiting-periods.json", "\"citation\": \"Grain Act, section 7\", ", "")
            .replace(TWO + "permissions.json", "\"warn\": [\"mill\"]", "\"warn\": [\"miller\"]")
            .replace(TWO + "product-classes.json", "\"needs-unit-weight\"", "\"need-unit-weight\"")
            .replace(TWO + "license-types.json", "B-[0-9]{3}", "B-[0-9")
            .replace(TWO + "lab-words.json", "\"means\": \"yes\"", "\"means\": \"maybe\"")
            .replace(
                TWO + "set.json", "\"published\": \"2000-11-30\"", "\"published\": \"2001-01-02\"");
    assertThat(defects(files))
        .contains(
            new RuleDefect(
                TWO + "set.json", "effective-from", "is retroactive: published 2001-01-02"),
            new RuleDefect(TWO + "waiting-periods.json", "rows[0].citation", "is missing"),
            new RuleDefect(TWO + "lab-analytes.json", "rows[3].unit", "is missing"),
            new RuleDefect(TWO + "lab-limits.json", "rows[2].unit", "is kg, but sand is in mg/kg"),
            new RuleDefect(
                TWO + "lab-limits.json", "rows[3].digits", "450.5 has more than 3 digits"),
            new RuleDefect(TWO + "lab-limits.json", "rows[4].analyte", "unknown analyte egrot"),
            new RuleDefect(TWO + "lab-panels.json", "rows[0].requires", "unknown analyte lead"),
            new RuleDefect(
                TWO + "lab-panels.json", "rows[0].requires", "ergot is not of the group mineral"),
            new RuleDefect(TWO + "permissions.json", "rows[2].warn", "unknown license type miller"),
            new RuleDefect(TWO + "permissions.json", "rows[2]", "names mill 0 times, not once"),
            new RuleDefect(
                TWO + "product-classes.json",
                "rows[1].need-unit-weight",
                "is not a field of this kind of row"),
            new RuleDefect(
                TWO + "lab-words.json",
                "rows[2].means",
                "maybe is none of not-detected, below-quantitation, not-tested, yes, no"))
        .anySatisfy(defect -> {
          assertThat(defect.place()).isEqualTo("rows[1].codes");
          assertThat(defect.text()).startsWith("is not a pattern");
        });
  }

  @Test
  void refusesOverlappingVersionsOfARow() {
    var files =
        new Damaged()
            .replace(
                TWO + "lab-limits.json",
                "\"effective-to\": \"2010-01-01\"",
                "\"effective-to\": \"2010-01-02\"");
    assertThat(defects(files))
        .containsExactly(
            new RuleDefect(
                TWO + "lab-limits.json",
                "rows[1].classes",
                "ash for flour overlaps rows[0], in force 2001-01-01 to 2010-01-02"));
  }

  @Test
  void refusesOverlappingSets() {
    var files =
        new Damaged().replace("ruritania/jurisdiction.json", ", \"until\": \"2000-01-01\"", "");
    assertThat(defects(files))
        .containsExactly(
            new RuleDefect(
                "ruritania/jurisdiction.json",
                "packs.both[1].set",
                "grain-2, from 2001-01-01, overlaps a set in force from 1990-01-01"));
  }

  @Test
  void refusesRowsThatAreNeverInForceOrEndBeforeTheyBegin() {
    var files =
        new Damaged()
            .replace(
                "ruritania/grain-1/waiting-periods.json",
                "\"effective-from\": \"1995-01-01\"",
                "\"effective-from\": \"1980-01-01\", \"effective-to\": \"1985-01-01\"")
            .replace(
                TWO + "waiting-periods.json",
                "\"effective-from\": \"1995-01-01\"",
                "\"effective-from\": \"2005-01-01\", \"effective-to\": \"2005-01-01\"");
    assertThat(defects(files))
        .containsExactly(
            new RuleDefect(
                "ruritania/grain-1/waiting-periods.json",
                "rows[0]",
                "is never in force while its set is"),
            new RuleDefect(
                TWO + "waiting-periods.json",
                "rows[0].effective-to",
                "is not after effective-from"));
  }

  @Test
  void refusesAMatrixWithHolesIdleRowsAndUnreadLaw() {
    var files =
        new Damaged()
            .replace(
                TWO + "transfer-matrix.json",
                "{\"key\": \"rest\", ",
                "{\"key\": \"idle\", \"purposes\": [\"tasting\"], \"answer\": \"warn\", \"sentence\":"
                    + " \"Again.\"},\n  {\"key\": \"rest\", \"from\": [\"mill\"], ");
    assertThat(defects(files))
        .containsExactly(
            new RuleDefect(
                TWO + "transfer-matrix.json", "rows[2]", "is never asked: rows before it answer"),
            new RuleDefect(
                TWO + "transfer-matrix.json",
                "rows[3]",
                "after it nothing answers from bakery to bakery"),
            new RuleDefect(
                TWO + "transfer-matrix.json",
                "rows[3]",
                "after it nothing answers from bakery to mill"));
    assertThat(
            defects(
                new Damaged()
                    .replace(
                        TWO + "transfer-matrix.json",
                        "\"answer\": \"warn\"",
                        "\"answer\": \"deny\"")))
        .containsExactly(
            new RuleDefect(
                TWO + "transfer-matrix.json",
                "rows[0].evidence",
                "is unverified, though the rule denies"));
    assertThat(
            defects(
                new Damaged()
                    .replace(
                        TWO + "transfer-matrix.json",
                        "\"answer\": \"warn\"",
                        "\"answer\": \"allow\"")))
        .containsExactly(
            new RuleDefect(
                TWO + "transfer-matrix.json",
                "rows[0].answer",
                "is allow, though the rule is unverified"));
  }

  @Test
  void refusesLimitsInOtherUnitsAndLaddersThatDoNotRise() {
    var files =
        new Damaged()
            .replace(
                TWO + "quantity-limits.json",
                "\"most\": \"50\", \"unit\": \"kg\"",
                "\"most\": \"50\", \"unit\": \"loaf\"")
            .replace(
                TWO + "quantity-limits.json", "\"subject\": \"sale\"", "\"subject\": \"lot-size\"")
            .replace(TWO + "sample-ladders.json", "\"from\": \"25\"", "\"from\": \"0\"")
            .replace(TWO + "retention.json", "\"years\": 2", "\"years\": 0")
            .replace(TWO + "conversions.json", "[\"bread\"]", "[\"cake\"]");
    assertThat(defects(files))
        .containsExactlyInAnyOrder(
            new RuleDefect(TWO + "sample-ladders.json", "rows[0]", "the steps do not rise"),
            new RuleDefect(TWO + "retention.json", "rows[0]", "kept for 0 years"),
            new RuleDefect(TWO + "conversions.json", "rows[0].to", "unknown product class cake"),
            new RuleDefect(
                TWO + "quantity-limits.json", "rows[0].unit", "is loaf, but flour is in kg"),
            new RuleDefect(
                TWO + "quantity-limits.json",
                "rows[1].classes",
                "lot-size of flour overlaps rows[0], in force from 2001-01-01"));
  }

  @Test
  void sharesRowsWithAnotherSetAndAddsItsOwn() {
    var files =
        new Damaged()
            .replace(
                TWO + "set.json",
                "\"effective-from\"",
                "\"shares\": {\"taxes\": \"grain-1\", \"tax\": \"grain-1\"}, \"effective-from\"");
    assertThat(defects(files))
        .contains(
            new RuleDefect(TWO + "set.json", "shares.tax", "is not a kind of row"),
            new RuleDefect(
                TWO + "taxes.json",
                "rows[0].key",
                "bread-tax overlaps rows[0], in force from 2001-01-01"));
  }

  @Test
  void refusesOfficesBesideLicensesTwoRowsOfAStatusAndGoodsOfNobody() {
    var files =
        new Damaged()
            .replace(
                TWO + "permissions.json",
                "{\"key\": \"grinding\", ",
                """
                {"key": "rest-1", "statuses": ["suspended"], "acts": ["grain.grind"],
                 "allow": ["mill", "bakery"], "sentence": "Rests."},
                {"key": "rest-2", "statuses": ["suspended"], "acts": ["grain.grind"],
                 "allow": ["mill", "bakery"], "sentence": "Rests."},
                {"key": "office", "offices": ["guild"], "acts": ["guild.meet"],
                 "allow": ["mill"], "sentence": "The guild meets."},
                {"key": "grinding",
                """)
            .write(
                TWO + "goods.json",
                """
                {"about": "Goods.", "defaults": {"citation": "x", "evidence": "unverified",
                 "effect": "deny"}, "rows": [{"key": "g", "acts": ["bread.eat"],
                 "licenses": ["eater"], "classes": ["cake"], "answer": "deny",
                 "sentence": "No."}]}\
                """);
    assertThat(defects(files))
        .contains(
            new RuleDefect(
                TWO + "permissions.json",
                "rows[1].acts",
                "grain.grind of a license suspended overlaps rows[0], in force from 2001-01-01"),
            new RuleDefect(
                TWO + "permissions.json",
                "rows[2].offices",
                "stands beside licenses, their statuses or endorsements"),
            new RuleDefect(TWO + "goods.json", "rows[0].acts", "unknown act bread.eat"),
            new RuleDefect(TWO + "goods.json", "rows[0].licenses", "unknown license type eater"),
            new RuleDefect(TWO + "goods.json", "rows[0].classes", "unknown product class cake"),
            new RuleDefect(
                TWO + "goods.json", "rows[0].evidence", "is unverified, though the rule denies"));
  }

  /** Every kind of row that refuses an act; limits, waits, panels and names may be unread. */
  @Test
  void refusesEveryRowThatDeniesByWhatNobodyReadAndAllAtOnce() {
    var files = new Damaged();
    for (String kind : UNREAD) {
      files.replace(TWO + kind + ".json", "\"verified\"", "\"unverified\"");
    }
    assertThat(defects(files).stream().map(RuleDefect::file).distinct())
        .containsExactlyInAnyOrderElementsOf(
            DENYING.stream().map(kind -> TWO + kind + ".json").toList());
    assertThat(defects(files))
        .allMatch(defect -> defect.text().equals("is unverified, though the rule denies"));
    var chosen = new Damaged();
    for (String kind : List.of("permissions", "quantity-limits")) {
      chosen.replace(TWO + kind + ".json", "\"verified\"", "\"chosen\"");
    }
    assertThat(defects(chosen))
        .allMatch(defect -> defect.file().equals(TWO + "quantity-limits.json"))
        .isNotEmpty()
        .allMatch(defect -> defect.text().equals("is chosen, though the rule is no permission"));
  }

  private static final List<String> DENYING =
      List.of("permissions", "result-gates", "conversions", "quantity-limits", "sample-ladders");

  private static final List<String> UNREAD =
      Stream.concat(
              DENYING.stream(),
              Stream.of("lab-limits", "waiting-periods", "lab-panels", "product-classes", "taxes"))
          .toList();

  @Test
  void refusesAmbiguousNames() {
    var files =
        new Damaged()
            .replace(TWO + "product-classes.json", "\"Mehl\"", "\"BREAD\"")
            .replace(TWO + "license-types.json", "\"letter\": \"B\"", "\"letter\": \"K\"")
            .replace(TWO + "permissions.json", "\"bread.bake\"", "\"grain.grind\"")
            .replace(TWO + "lab-analytes.json", "\"field\": \"sand_mg\"", "\"field\": \"ash_mg\"");
    assertThat(defects(files))
        .extracting(RuleDefect::place)
        .containsExactlyInAnyOrder(
            "rows[1].key", "rows[1].letter", "rows[2].acts", "rows[1].field");
  }

  @Test
  void refusesBrokenAndMissingFiles() {
    var files =
        new Damaged()
            .write(TWO + "lab-words.json", "{\"about\": \"x\", \"about\": \"y\", \"rows\": []}")
            .write(TWO + "lab-totals.json", "{\"about\": \"x\",\n")
            .write(TWO + "lab-panels.json", "[]")
            .write(TWO + "lab-groups.json", "{\"about\": \"x\", \"rows\": [null, 7]}");
    assertThat(defects(files))
        .extracting(RuleDefect::toString)
        .anyMatch(t -> t.startsWith(TWO + "lab-words.json, line 1: is not JSON"))
        .anyMatch(t -> t.startsWith(TWO + "lab-totals.json, line 2: is not JSON"))
        .contains(
            TWO + "lab-panels.json: does not hold a JSON object",
            TWO + "lab-groups.json, rows[0]: is not an object",
            TWO + "lab-groups.json, rows[1]: is not an object");
    RuleFiles none = _ -> Optional.empty();
    assertThatThrownBy(() -> RulePackLoader.load(none, "ruritania", "both"))
        .isInstanceOf(RulePackRefused.class)
        .hasMessageContaining("ruritania/jurisdiction.json: is missing");
  }

  @Test
  void refusesAnUnknownPack() {
    assertThat(
            catchThrowableOfType(
                    RulePackRefused.class,
                    () -> RulePackLoader.load(new Damaged(), "ruritania", "newest"))
                .defects())
        .containsExactly(
            new RuleDefect("ruritania/jurisdiction.json", "packs", "has no pack newest"));
  }

  private static List<RuleDefect> defects(RuleFiles files) {
    return catchThrowableOfType(
            RulePackRefused.class, () -> RulePackLoader.load(files, "ruritania", "both"))
        .defects();
  }
}
