package perennial.oversight.verify;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.Column;
import perennial.journal.Fold;
import perennial.journal.Table;
import perennial.kernel.Bytes;
import perennial.kernel.Digests;
import perennial.oversight.Fault;
import perennial.oversight.Finding;

/** Compares a stored row with what its entries fold to. */
public final class RowJudge {
  /** Characters of a value in a finding; stated texts may be long. */
  static final int VALUE_LENGTH_MAX = 500;

  private RowJudge() {}

  /** Whether the stored row is in all respects the folded one. */
  public static <R extends Record> boolean isRight(StoredRow<R> stored, Fold.Folded<R> folded) {
    return stored.version() == folded.version()
        && folded.row().equals(stored.row())
        && stored.table().digest(folded.row(), folded.version()).equals(stored.digest());
  }

  /** The columns in which a stored row differs. */
  public static <R extends Record> List<Column> differing(
      StoredRow<R> stored, Fold.Folded<R> folded) {
    var differing = new ArrayList<Column>();
    for (int i = 0; i < stored.table().columns().size(); i++) {
      Column column = stored.table().columns().get(i);
      Object should = column.plain(folded.row());
      if (!Objects.equals(Column.toCbor(stored.plain(i)), Column.toCbor(should))) {
        differing.add(column);
      }
    }
    return differing;
  }

  /** What differs, column by column; empty when nothing does. */
  public static <R extends Record> List<Finding> differences(
      StoredRow<R> stored, Fold.Folded<R> folded) {
    if (isRight(stored, folded)) {
      return List.of();
    }
    Table<R> table = stored.table();
    var found = new ArrayList<Finding>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      Object now = stored.plain(i);
      Object should = column.plain(folded.row());
      if (!Objects.equals(Column.toCbor(now), Column.toCbor(should))) {
        found.add(finding(Fault.ROW_VALUE, stored, folded, column.name(), now, should));
      }
    }
    if (stored.version() != folded.version()) {
      found.add(
          finding(
              Fault.ROW_VERSION, stored, folded, "version", stored.version(), folded.version()));
    }
    Bytes digest = table.digest(folded.row(), folded.version());
    if (found.isEmpty() && !digest.equals(stored.digest())) {
      found.add(
          finding(
              Fault.ROW_DIGEST,
              stored,
              folded,
              "row_digest",
              stored.digest().toHex(),
              digest.toHex()));
    }
    return found;
  }

  private static <R extends Record> Finding finding(
      Fault fault,
      StoredRow<R> stored,
      Fold.Folded<R> folded,
      String column,
      @Nullable Object now,
      @Nullable Object should) {
    return new Finding(
        fault,
        owner(stored.table(), folded),
        stored.table().qualifiedName(),
        textOfKey(stored),
        column,
        text(now),
        text(should),
        folded.entryId(),
        "",
        stored.table().streamOf(folded.row()));
  }

  /** A row that the entries make and the table lacks. */
  public static <R extends Record> Finding missing(
      Table<R> table, List<Object> key, Fold.Folded<R> folded) {
    return new Finding(
        Fault.ROW_MISSING,
        owner(table, folded),
        table.qualifiedName(),
        table.textOfKey(key),
        null,
        null,
        cut(String.valueOf(folded.row())),
        folded.entryId(),
        "",
        table.streamOf(folded.row()));
  }

  /** A row that no entry makes. */
  public static Finding extra(StoredRow<?> stored) {
    return new Finding(
        Fault.ROW_EXTRA,
        stored.owner(),
        stored.table().qualifiedName(),
        textOfKey(stored),
        null,
        cut(stored.row() == null ? String.valueOf(stored.plains()) : stored.row().toString()),
        null,
        0,
        "",
        stored.object());
  }

  private static <R extends Record> long owner(Table<R> table, Fold.Folded<R> folded) {
    Long owner = table.ownerOf(folded.row(), 0);
    return owner == null ? 0 : owner;
  }

  /** What cannot be read stands as text already. */
  private static List<String> textOfKey(StoredRow<?> stored) {
    return stored.row() == null
        ? stored.key().stream().map(Object::toString).toList()
        : stored.table().textOfKey(stored.key());
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Bytes sealed ->
          "sealed " + HexFormat.of().formatHex(Digests.sha256(sealed.array()), 0, 8);
      default -> cut(value.toString());
    };
  }

  private static String cut(String text) {
    return text.length() <= VALUE_LENGTH_MAX ? text : text.substring(0, VALUE_LENGTH_MAX) + " …";
  }
}
