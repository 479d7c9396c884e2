package perennial.rulebook.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.basis.Rule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of rows of one kind: {@code {"about": "…", "defaults": {…}, "rows": [{…}]}}. A default
 * stands for a field that a row leaves out.
 */
final class RowFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private RowFile() {}

  /** The object that a file holds; empty, and noted, if it holds none. */
  static Optional<ObjectNode> object(RuleFiles files, String path, Defects defects) {
    var text = files.read(path);
    if (text.isEmpty()) {
      defects.add(path, "", "is missing");
      return Optional.empty();
    }
    try {
      if (MAPPER.readTree(text.get()) instanceof ObjectNode object) {
        return Optional.of(object);
      }
      defects.add(path, "", "does not hold a JSON object");
    } catch (JacksonException e) {
      var location = e.getLocation();
      var place = location == null ? "" : "line " + location.getLineNr();
      defects.add(path, place, "is not JSON: " + e.getOriginalMessage());
    }
    return Optional.empty();
  }

  /** All sound rows of a file; the others are noted. */
  static <R extends Rule> List<Located<R>> read(
      RuleFiles files, String path, Defects defects, Function<Row, R> reader) {
    var object = object(files, path, defects);
    if (object.isEmpty()) {
      return List.of();
    }
    var top = new Row(path, "", object.get(), null, defects);
    top.text("about");
    var defaults = top.object("defaults");
    var rows = new ArrayList<Located<R>>();
    for (var row : top.rows("rows")) {
      var located = one(row.withDefaults(defaults), defects, reader);
      if (located != null) {
        rows.add(located);
      }
    }
    top.finish();
    return rows;
  }

  private static <R extends Rule> @Nullable Located<R> one(
      Row row, Defects defects, Function<Row, R> reader) {
    int before = defects.size();
    R rule = null;
    try {
      rule = reader.apply(row);
    } catch (IllegalArgumentException e) {
      // Made by a stand-in if something was noted already; otherwise by the row itself.
      if (defects.size() == before) {
        row.defect("", String.valueOf(e.getMessage()));
      }
    }
    row.finish();
    if (rule == null || defects.size() > before) {
      row.optionalText("key").ifPresent(defects::markUnsound);
      return null;
    }
    return new Located<>(rule, row.file(), row.place());
  }
}
