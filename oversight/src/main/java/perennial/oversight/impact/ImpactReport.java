package perennial.oversight.impact;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perennial.kernel.Base36;
import perennial.kernel.Bytes;
import perennial.laboratory.Laboratory;
import perennial.oversight.repair.RepairPlan;
import perennial.rulebook.basis.RuleVersion;
import perennial.rulebook.publish.Candidate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report of an impact, as a file that officials read and sign. It names the very files that it
 * is about by their hash, and every result, so that nobody can publish something else on it.
 *
 * @param hash SHA-256 of the file
 * @param content SHA-256, in hex, of the candidate's files
 * @param from the candidate's first day in force
 * @param changed serials of the results whose verdict would change
 * @param onOldWire codes of licensees on a wire that cannot carry all that is demanded
 */
public record ImpactReport(
    Bytes hash, String content, String from, Set<Long> changed, Set<String> onOldWire) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Changed results shown to people; the file has all. */
  private static final int SHOWN_MAX = 10;

  /** Writes the file. */
  public static void write(Path file, Impact impact, RuleVersion before, Candidate candidate)
      throws IOException {
    try (var out = Files.newBufferedWriter(file);
        JsonGenerator json = JSON.writerWithDefaultPrettyPrinter().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("candidate", candidate.version().toString());
      json.writeStringProperty("content", candidate.content().hash().toHex());
      json.writeStringProperty("from", candidate.from().toString());
      json.writeStringProperty("before", before.toString());
      json.writeNumberProperty("judged", impact.judged());
      json.writeNumberProperty("changes", impact.changes());
      writeMatrix(json, impact);
      json.writeArrayPropertyStart("acts-that-nobody-may-do");
      impact.unnamed().forEach(json::writeString);
      json.writeEndArray();
      writeGoods(json, impact);
      writePermissions(json, impact);
      json.writeArrayPropertyStart("licensees-on-the-old-wire");
      impact.onOldWire().forEach(json::writeString);
      json.writeEndArray();
      writeResults(json, impact);
      json.writeEndObject();
    }
  }

  private static void writeMatrix(JsonGenerator json, Impact impact) {
    var stock = impact.stockByChange();
    json.writeArrayPropertyStart("matrix");
    impact
        .matrix()
        .forEach((change, results) -> {
          json.writeStartObject();
          json.writeStringProperty("before", change.before().name());
          json.writeStringProperty("after", change.after().name());
          json.writeNumberProperty("results", results);
          Impact.Cell cell = stock.get(change);
          if (cell != null) {
            json.writeNumberProperty("lots", cell.lots());
            json.writeNumberProperty("owners", cell.owners());
            json.writeStringProperty("grams", cell.grams().toPlainString());
            json.writeStringProperty("pieces", cell.pieces().toPlainString());
          }
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private static void writeGoods(JsonGenerator json, Impact impact) {
    json.writeArrayPropertyStart("goods");
    for (GoodsChange each : impact.goods()) {
      json.writeStartObject();
      json.writeStringProperty("of", each.of());
      json.writeStringProperty("before", each.before());
      json.writeStringProperty("after", each.after());
      json.writeNumberProperty("count", each.count());
      json.writeNumberProperty("owners", each.owners());
      json.writeStringProperty("grams", each.grams().toPlainString());
      json.writeStringProperty("pieces", each.pieces().toPlainString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePermissions(JsonGenerator json, Impact impact) {
    json.writeArrayPropertyStart("permissions");
    for (ChangedPermission each : impact.permissions()) {
      json.writeStartObject();
      json.writeStringProperty("license-type", each.licenseType());
      json.writeStringProperty("act", each.act());
      json.writeStringProperty("before", each.before());
      json.writeStringProperty("after", each.after());
      json.writeNumberProperty("licensees", each.licensees());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeResults(JsonGenerator json, Impact impact) {
    Map<Long, List<Stock.Affected>> stock = new HashMap<>();
    impact
        .stock()
        .forEach(lot -> stock.computeIfAbsent(lot.result(), _ -> new ArrayList<>()).add(lot));
    json.writeArrayPropertyStart("results");
    for (ChangedResult each : impact.changed()) {
      json.writeStartObject();
      json.writeNumberProperty("serial", each.result());
      json.writeStringProperty("result", id(each.result()));
      json.writeStringProperty("laboratory", code(impact, each.lab()));
      json.writeStringProperty("client", each.client() == null ? "" : code(impact, each.client()));
      json.writeStringProperty("class", each.productClass());
      json.writeStringProperty("before", each.before().name());
      json.writeStringProperty("after", each.after().name());
      json.writeArrayPropertyStart("why");
      each.why().forEach(json::writeString);
      json.writeEndArray();
      json.writeArrayPropertyStart("stock");
      stock.getOrDefault(each.result(), List.of()).forEach(lot -> writeLot(json, impact, lot));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeLot(JsonGenerator json, Impact impact, Stock.Affected lot) {
    json.writeStartObject();
    json.writeStringProperty("lot", "IN" + Base36.print(lot.lot()));
    json.writeStringProperty("owner", code(impact, lot.owner()));
    json.writeStringProperty("grams", lot.grams().toPlainString());
    json.writeStringProperty("pieces", lot.pieces().toPlainString());
    json.writeEndObject();
  }

  private static String id(long result) {
    return Laboratory.RESULT_KIND.letters() + Base36.print(result);
  }

  private static String code(Impact impact, long licensee) {
    return impact.codes().getOrDefault(licensee, Long.toString(licensee));
  }

  /**
   * Reads a report.
   *
   * @throws IOException when the file cannot be read or is no such report
   */
  public static ImpactReport read(Path file) throws IOException {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      var changed = new HashSet<Long>();
      root.required("results").forEach(each -> changed.add(each.required("serial").longValue()));
      var labs = new HashSet<String>();
      root.required("licensees-on-the-old-wire").forEach(each -> labs.add(each.stringValue()));
      return new ImpactReport(
          RepairPlan.hash(file),
          root.required("content").stringValue(),
          root.required("from").stringValue(),
          changed,
          labs);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file.getFileName() + " is no report of an impact", e);
    }
  }

  /** Tells people. */
  public static void tell(PrintStream out, Impact impact, RuleVersion before, Candidate candidate) {
    out.printf(
        "%,d results judged by %s and by %s, %,d a second; %,d verdicts would change.%n",
        impact.judged(), before, candidate.version(), impact.perSecond(), impact.changes());
    out.printf(
        "%n%-15s %-15s %12s %10s %8s %18s %14s%n",
        "before", "after", "results", "lots", "owners", "grams", "pieces");
    var stock = impact.stockByChange();
    impact
        .matrix()
        .forEach((change, results) -> {
          Impact.Cell cell = stock.get(change);
          out.printf(
              "%-15s %-15s %,12d %10s %8s %18s %14s%n",
              change.before(),
              change.after(),
              results,
              cell == null ? "" : "%,d".formatted(cell.lots()),
              cell == null ? "" : "%,d".formatted(cell.owners()),
              cell == null ? "" : cell.grams().toPlainString(),
              cell == null ? "" : cell.pieces().toPlainString());
        });
    tellChanges(out, impact);
  }

  private static void tellGoods(PrintStream out, Impact impact) {
    out.println();
    for (GoodsChange each : impact.goods()) {
      out.printf(
          "%-24s %-8s %-8s %,12d of %,d licensees, %s gm and %s pieces%n",
          each.of(),
          each.before(),
          each.after(),
          each.count(),
          each.owners(),
          each.grams().toPlainString(),
          each.pieces().toPlainString());
    }
  }

  /** A line for what is alike: a type that a set brings anew has another answer to every act. */
  private static void tellPermissions(PrintStream out, List<ChangedPermission> all) {
    var lines = new LinkedHashMap<String, List<String>>();
    for (ChangedPermission each : all) {
      String alike =
          "%s, %,d licensees: was %s and would be %s: "
              .formatted(each.licenseType(), each.licensees(), each.before(), each.after());
      lines.computeIfAbsent(alike, _ -> new ArrayList<>()).add(each.act());
    }
    lines.forEach((alike, acts) -> out.println(alike + String.join(", ", acts)));
  }

  private static void tellChanges(PrintStream out, Impact impact) {
    tellGoods(out, impact);
    if (!impact.unnamed().isEmpty()) {
      out.println("Acts that nobody may do: " + String.join(", ", impact.unnamed()));
    }
    if (!impact.permissions().isEmpty()) {
      out.println();
      tellPermissions(out, impact.permissions());
    }
    if (!impact.onOldWire().isEmpty()) {
      out.println();
      out.println(
          "Licensees on a wire that cannot carry all that is demanded: "
              + String.join(", ", impact.onOldWire()));
    }
    if (!impact.changed().isEmpty()) {
      out.println();
    }
    impact.changed().stream()
        .limit(SHOWN_MAX)
        .forEach(each ->
            out.printf(
                "%s of %s: %s, would be %s: %s%n",
                id(each.result()),
                code(impact, each.lab()),
                each.before(),
                each.after(),
                String.join("; ", each.why())));
    if (impact.changes() > SHOWN_MAX) {
      out.println("...");
    }
  }
}
