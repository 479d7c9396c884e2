package perennial.leafdata.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perennial.leafdata.format.Analyte.Unit;

/**
 * The measured fields of laboratory results: every name that a row of the old system had (api.md
 * 3.10.4), with what became of it, and the other spellings that clients send.
 */
public final class LabFields {

  /** Old columns whose measure goes on under another name; they stay in rows, as null. */
  private static final Map<String, String> REPLACED =
      Map.of(
          "solvent_heptane_ppm", "solvent_heptanes_ppm",
          "pesticide_bifentrin_ppm", "pesticide_bifenthrin_ppm",
          "pesticide_spirotetramet_ppm", "pesticide_spirotetramat_ppm",
          "pesticide_piperonyl_butoxide_ppm", "pesticide_piperonyl_butoxide_b_ppm",
          "pesticide_pyrethrin_ppm", "pesticide_pyrethrinsbc_ppm");

  /** Spellings that were never a column but are sent by real clients. */
  private static final Map<String, String> MISSPELLED =
      Map.of("pesticide_piperonyl_butoxideb_ppm", "pesticide_piperonyl_butoxide_b_ppm");

  /** Asked for no more since 1.37.5, and nothing took their place. */
  private static final Set<String> RETIRED =
      Set.of(
          "cannabinoid_cbc",
          "cannabinoid_cbg",
          "cannabinoid_cbga",
          "cannabinoid_cbn",
          "cannabinoid_thcv",
          "foreign_matter",
          "microbial_aerobic_bacteria",
          "microbial_total_coliform",
          "microbial_total_viable_plate_count",
          "microbial_total_yeast_mold",
          "pesticide_captan",
          "pesticide_dimethomorph",
          "pesticide_fenhexamid",
          "pesticide_pcnb",
          "pesticide_spinetoram");

  private static final String PESTICIDES =
      """
      abamectin acequinocyl bifenazate bifentrin captan cyfluthrin cypermethrin dimethomorph
      etoxazole fenhexamid flonicamid fludioxonil imidacloprid myclobutanil pcnb
      piperonyl_butoxide pyrethrin spinetoram spinosad spirotetramet thiamethoxam trifloxystrobin
      acephate acetamiprid aldicarb azoxystrobin bifenthrin boscalid carbaryl carbofuran
      chlorantraniliprole chlorfenapyr chlorpyrifos clofentezine daminozide ddvp_dichlorvos
      diazinon dimethoate ethoprophos etofenprox fenoxycarb fenpyroximate fipronil hexythiazox
      imazalil kresoxim_methyl malathion methiocarb methomyl methyl_parathion mgk_264 naled
      oxamyl paclobutrazol permethrinsa phosmet piperonyl_butoxide_b prallethrin propiconazole
      propoxur pyrethrinsbc pyridaben spiromesifen spirotetramat spiroxamine tebuconazole
      thiacloprid metalaxyl\
      """;

  private static final String SOLVENTS =
      """
      butanes heptane propane acetone benzene cyclohexane chloroform dichloromethane
      ethyl_acetate hexanes isopropanol methanol pentanes toluene xylene heptanes\
      """;

  private static final Map<String, Analyte> BY_FIELD = byField();

  /** Every measured column, panel by panel. */
  public static final List<Analyte> ANALYTES = List.copyOf(BY_FIELD.values());

  private LabFields() {}

  /**
   * The column that a sent name means today: old names and misspellings lead to their current
   * column. Empty for a name that is no measured field; such names are ignored, as they always
   * were.
   */
  public static Optional<Analyte> find(String sentName) {
    String name = MISSPELLED.getOrDefault(sentName, sentName);
    return Optional.ofNullable(BY_FIELD.get(REPLACED.getOrDefault(name, name)));
  }

  /** All columns of one panel. */
  public static List<Analyte> of(LabGroup group) {
    return ANALYTES.stream().filter(analyte -> analyte.group() == group).toList();
  }

  /**
   * Reads every measured field of a request. Where both an old and the current name are sent with
   * numbers, the current one counts; a number that is none is noted as a problem.
   */
  public static List<SentAnalyte> read(Fields fields) {
    Map<String, SentAnalyte> read = new LinkedHashMap<>();
    for (String name : fields.sent().propertyNames()) {
      find(name)
          .ifPresent(analyte -> {
            SentAnalyte sent = read(fields, analyte, name);
            read.merge(analyte.field(), sent, LabFields::prevailing);
          });
    }
    return List.copyOf(read.values());
  }

  private static SentAnalyte read(Fields fields, Analyte analyte, String name) {
    Optional<BigDecimal> number =
        analyte.unit() == Unit.FLAG
            ? fields.flag(name, Need.OPTIONAL).map(one -> one ? BigDecimal.ONE : BigDecimal.ZERO)
            : fields.number(name, Need.OPTIONAL, NumberForm.ANALYTE);
    return new SentAnalyte(analyte, name, fields.presence(name), number);
  }

  private static SentAnalyte prevailing(SentAnalyte one, SentAnalyte other) {
    if (one.number().isPresent() != other.number().isPresent()) {
      return one.number().isPresent() ? one : other;
    }
    return one.sentAs().equals(one.analyte().field()) ? one : other;
  }

  private static Map<String, Analyte> byField() {
    Map<String, Analyte> all = new LinkedHashMap<>();
    pairs(all, LabGroup.CANNABINOID, "d9_thca d9_thc d8_thc thcv cbd cbda cbdv cbg cbga cbc cbn");
    pairs(
        all,
        LabGroup.TERPENOID,
        """
        bisabolol humulene pinene terpinolene b_caryophyllene b_myrcene b_pinene
        caryophyllene_oxide limonene linalool\
        """);
    add(all, LabGroup.MOISTURE, "", Unit.PERCENT, "content_percent");
    add(all, LabGroup.MOISTURE, "", Unit.RATE, "content_water_activity_rate");
    add(all, LabGroup.FOREIGN, "", Unit.FLAG, "matter matter_stems matter_seeds");
    add(
        all,
        LabGroup.MICROBIAL,
        "_cfu_g",
        Unit.COLONIES_PER_GRAM,
        """
        total_viable_plate_count total_yeast_mold total_coliform bile_tolerant
        pathogenic_e_coli salmonella aerobic_bacteria\
        """);
    add(all, LabGroup.MYCOTOXIN, "_ppb", Unit.PARTS_PER_BILLION, "aflatoxins ochratoxin");
    add(all, LabGroup.METAL, "_ppm", Unit.PARTS_PER_MILLION, "arsenic cadmium lead mercury");
    add(all, LabGroup.PESTICIDE, "_ppm", Unit.PARTS_PER_MILLION, PESTICIDES);
    add(all, LabGroup.SOLVENT, "_ppm", Unit.PARTS_PER_MILLION, SOLVENTS);
    return Collections.unmodifiableMap(all);
  }

  private static void pairs(Map<String, Analyte> all, LabGroup group, String substances) {
    for (String substance : substances.split("\\s+", -1)) {
      add(all, group, "_percent", Unit.PERCENT, substance);
      add(all, group, "_mg_g", Unit.MILLIGRAMS_PER_GRAM, substance);
    }
  }

  private static void add(
      Map<String, Analyte> all, LabGroup group, String suffix, Unit unit, String substances) {
    Arrays.stream(substances.split("\\s+", -1))
        .forEach(substance -> {
          String stem = group.prefix() + "_" + substance;
          String field = stem + suffix;
          boolean deprecated = RETIRED.contains(stem) || REPLACED.containsKey(field);
          String current = REPLACED.getOrDefault(field, field);
          all.put(field, new Analyte(field, group, unit, deprecated, current));
        });
  }

  /** Every field of a result's panels, heads and columns, panel by panel. */
  static List<String> names(LabGroup group) {
    List<String> names = new ArrayList<>(group.headFields());
    of(group).forEach(analyte -> names.add(analyte.field()));
    return names;
  }
}
