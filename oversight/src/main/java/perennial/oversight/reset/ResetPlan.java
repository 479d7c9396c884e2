package perennial.oversight.reset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.journal.RowCorrected;
import perennial.kernel.Bytes;
import perennial.kernel.Digests;
import perennial.kernel.ObjectRef;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be corrected, as a file that two approvers read and sign.
 *
 * @param what in words, for people
 * @param reason in whose name and why; it stands in every entry of the correction
 * @param isRecomputed whether each row is thought over again when it is written, which keeps acts
 *     that come in between; else the values of the plan are written where nothing came in between
 * @param rows what becomes of which row
 * @param kept entries that are left as they are, and why: later acts stand on them
 */
public record ResetPlan(
    String what,
    String reason,
    boolean isRecomputed,
    List<Correction> rows,
    Map<Long, String> kept) {
  /** Entries taken back by one plan; what a bad release wrote in days. */
  public static final int ENTRIES_MAX = 2_000_000;

  /** A text that people read, in each entry of the correction. */
  public static final int REASON_LENGTH_MAX = 500;

  private static final JsonMapper JSON = new JsonMapper();

  /** Writes it; answers the hash that is approved. */
  public Bytes write(Path file) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("what", what).put("reason", reason).put("recomputed", isRecomputed);
    ArrayNode all = node.putArray("rows");
    for (Correction row : rows) {
      ObjectNode each = all.addObject();
      each.put("table", row.table());
      row.key().forEach(each.putArray("key")::add);
      each.put("licensee", row.licensee());
      each.put("object", row.object() == null ? null : row.object().toString());
      each.put("withdrawn", row.isWithdrawn());
      ArrayNode changes = each.putArray("changes");
      for (RowCorrected.Change change : row.changes()) {
        changes
            .addObject()
            .put("column", change.column())
            .put("from", change.from())
            .put("to", change.to());
      }
      row.corrects().forEach(each.putArray("corrects")::add);
    }
    ObjectNode left = node.putObject("kept");
    kept.forEach((entry, why) -> left.put(entry.toString(), why));
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    Files.write(file, bytes);
    return new Bytes(Digests.sha256(bytes));
  }

  /** A plan with its hash. */
  public record Read(ResetPlan plan, Bytes hash) {}

  /**
   * @throws IOException when the file cannot be read or is no such plan
   */
  public static Read read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      JsonNode node = JSON.readTree(bytes);
      var rows = new ArrayList<Correction>();
      node.required("rows").forEach(each -> rows.add(correction(each)));
      var kept = new java.util.TreeMap<Long, String>();
      node.required("kept")
          .properties()
          .forEach(each -> kept.put(Long.valueOf(each.getKey()), each.getValue().asString()));
      var plan =
          new ResetPlan(
              node.required("what").asString(),
              node.required("reason").asString(),
              node.required("recomputed").asBoolean(),
              rows,
              kept);
      return new Read(plan, new Bytes(Digests.sha256(bytes)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file.getFileName() + " is no plan of a correction", e);
    }
  }

  private static Correction correction(JsonNode node) {
    var key = new ArrayList<String>();
    node.required("key").forEach(each -> key.add(each.asString()));
    var changes = new ArrayList<RowCorrected.Change>();
    node.required("changes")
        .forEach(each ->
            changes.add(
                new RowCorrected.Change(
                    each.required("column").asString(), text(each, "from"), text(each, "to"))));
    var corrects = new ArrayList<Long>();
    node.required("corrects").forEach(each -> corrects.add(each.asLong()));
    String object = text(node, "object");
    return new Correction(
        node.required("table").asString(),
        key,
        node.required("licensee").asLong(),
        object == null ? null : ObjectRef.parse(object),
        node.required("withdrawn").asBoolean(),
        changes,
        corrects);
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.required(name);
    return value.isNull() ? null : value.asString();
  }
}
