package perennial.laboratory;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;

/** Analyte fields as laboratories send them. */
final class Fields {
  private Fields() {}

  /** A flower lot that passes everything demanded of it. */
  static Stated passing() {
    return with(
        Stated.NONE,
        "cannabinoid_status",
        "completed",
        "cannabinoid_d9_thc_percent",
        new BigDecimal("12.345"),
        "cannabinoid_d9_thca_percent",
        new BigDecimal("12.345"),
        "cannabinoid_cbd_percent",
        "0",
        "cannabinoid_cbda_percent",
        "0.5",
        "moisture_content_water_activity_rate",
        "0.500",
        "moisture_content_percent",
        "9.1",
        "foreign_matter_stems",
        "0",
        "foreign_matter_seeds",
        "0",
        "microbial_status",
        "completed",
        "microbial_bile_tolerant_cfu_g",
        0,
        "microbial_pathogenic_e_coli_cfu_g",
        0,
        "microbial_salmonella_cfu_g",
        0,
        "mycotoxin_status",
        "completed",
        "mycotoxin_aflatoxins_ppb",
        "1.0",
        "mycotoxin_ochratoxin_ppb",
        "1.0");
  }

  /** The same with far too much of one toxin. */
  static Stated failing() {
    return with(passing(), "mycotoxin_aflatoxins_ppb", "2000");
  }

  static Stated with(Stated fields, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(fields.asMap());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Stated.of(all);
  }

  static Stated without(Stated fields, String... names) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(fields.asMap());
    for (String name : names) {
      all.remove(name);
    }
    return Stated.of(all);
  }
}
