package perennial.rulebook.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import perennial.rulebook.basis.Rule;

/**
 * Where the rows of one rule set are read: in its own folder, and for kinds that it shares with
 * another set in that one's. A published set is never edited, so what is shared stays as it is.
 *
 * @param folder of the set, relative to the folder of all jurisdictions
 * @param shares kind to the folder of the set that it is shared with; rows of its own, if any,
 *     stand after the shared ones
 */
record SetFiles(RuleFiles files, String folder, Map<String, String> shares, Defects defects) {

  /** The rows of a kind that sets of before do not have. */
  <R extends Rule> List<Located<R>> laterRows(String kind, Function<Row, R> reader) {
    boolean isThere =
        shares.containsKey(kind) || files.read(folder + "/" + kind + ".json").isPresent();
    return isThere ? rows(kind, reader) : List.of();
  }

  <R extends Rule> List<Located<R>> rows(String kind, Function<Row, R> reader) {
    var own = folder + "/" + kind + ".json";
    var shared = shares.get(kind);
    if (shared == null) {
      return RowFile.read(files, own, defects, reader);
    }
    var rows = new ArrayList<>(RowFile.read(files, shared + "/" + kind + ".json", defects, reader));
    if (files.read(own).isPresent()) {
      rows.addAll(RowFile.read(files, own, defects, reader));
    }
    return rows;
  }
}
