package perennial.journal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Digests;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * A projection's table: the record of its rows, its key, its owners, what it refers to, and the
 * stream of entries that it folds from. Its SQL follows from this description, so rows and schema
 * cannot drift apart; the golden schema file shows the result for review.
 *
 * <p>Every row also carries {@code version}, the count of changes that made it, and {@code
 * row_digest}, SHA-256 over the table's name, the version and the columns.
 */
public final class Table<R extends Record> {
  private final String schema;
  private final String name;
  private final Class<R> type;
  private final List<Column> columns;
  private final Map<String, Column> byComponent = new LinkedHashMap<>();
  private final List<Column> key;
  private final List<String> owners;
  private final boolean directory;
  private final boolean secured;
  private final boolean credentials;
  private final @Nullable Kind objectKind;
  private final @Nullable Kind streamConstant;
  private final @Nullable Column streamKind;
  private final @Nullable Column streamSerial;
  private final List<Reference> references;
  private final List<String> checks;
  private final List<List<String>> uniques;
  private final List<List<String>> indexes;
  private final List<Alone> alone;
  private final List<String> byActsAlone;
  private final MethodHandle constructor;

  /** A column that holds the serial of an object of one kind, owned by the licensee of a column. */
  public record Reference(
      String component,
      @Nullable Kind kind,
      @Nullable String kindComponent,
      String ownerComponent) {}

  /**
   * That at most one version of these values holds at an instant, as known at an instant.
   *
   * @param condition which versions it is about, in SQL; null for all
   */
  public record Alone(List<String> components, @Nullable String condition) {
    public Alone {
      components = List.copyOf(components);
    }
  }

  private Table(Builder<R> b) {
    this.schema = b.schema;
    this.name = b.name;
    this.type = b.type;
    try {
      var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      var found = new ArrayList<Column>();
      var types = new ArrayList<Class<?>>();
      for (RecordComponent component : type.getRecordComponents()) {
        found.add(new Column(component, lookup));
        types.add(component.getType());
      }
      this.columns = List.copyOf(found);
      this.constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.size())
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be a row", e);
    }
    columns.forEach(column -> byComponent.put(column.component, column));
    this.key = b.key.stream().map(this::column).toList();
    this.owners = List.copyOf(b.owners);
    owners.forEach(this::column);
    this.directory = b.directory;
    this.secured = b.secured;
    this.credentials = b.credentials;
    this.objectKind = b.objectKind;
    this.streamConstant = b.objectKind == null ? b.streamConstant : b.objectKind;
    this.streamKind = b.streamKind == null ? null : column(b.streamKind);
    this.streamSerial = b.streamSerial == null ? null : column(b.streamSerial);
    this.references = List.copyOf(b.references);
    this.checks = List.copyOf(b.checks);
    this.uniques = List.copyOf(b.uniques);
    this.indexes = List.copyOf(b.indexes);
    this.alone = List.copyOf(b.alone);
    this.byActsAlone = List.copyOf(b.byActsAlone);
    byActsAlone.forEach(this::column);
  }

  /** A table of the first generation of a room's projection. */
  public static <R extends Record> Builder<R> of(String room, String name, Class<R> type) {
    return new Builder<>(room + "_g1", name, type, true);
  }

  /** A table that belongs to no generation, and that every licensee's calls may read. */
  public static <R extends Record> Builder<R> lasting(String schema, String name, Class<R> type) {
    return new Builder<>(schema, name, type, false);
  }

  public String qualifiedName() {
    return schema + "." + name;
  }

  public String schema() {
    return schema;
  }

  public String name() {
    return name;
  }

  public Class<R> type() {
    return type;
  }

  /** The components that name the row's owners: one, or the two parties. */
  public List<String> owners() {
    return owners;
  }

  boolean directory() {
    return directory;
  }

  boolean isCredentials() {
    return credentials;
  }

  /** In the order of the record's components. */
  public List<Column> columns() {
    return columns;
  }

  /** What names a row. */
  public List<Column> key() {
    return key;
  }

  /** What the row points at, each with the column that names the owner. */
  public List<Reference> references() {
    return references;
  }

  /** Conditions that hold for every row, in SQL over its columns. */
  public List<String> checks() {
    return checks;
  }

  List<List<String>> uniques() {
    return uniques;
  }

  List<List<String>> indexes() {
    return indexes;
  }

  /**
   * What is alone in force at an instant, as known at an instant; none where rows are no versions.
   */
  public List<Alone> alone() {
    return alone;
  }

  /** The components whose value nobody changes but the registry's acts and what sets rows right. */
  public List<String> byActsAlone() {
    return byActsAlone;
  }

  /** The kind of the objects that the rows are; null where a row is none. */
  public @Nullable Kind objectKind() {
    return objectKind;
  }

  /** The column of the serial of the object whose entries the row folds from. */
  public @Nullable Column streamSerial() {
    return streamSerial;
  }

  /** The column of that object's kind, where it is not the same for all rows. */
  public @Nullable Column streamKind() {
    return streamKind;
  }

  /** That object's kind, where it is the same for all rows. */
  public @Nullable Kind streamConstant() {
    return streamConstant;
  }

  /** Whether the object that a row folds from can be told from the row's key. */
  public boolean isStreamInKey() {
    return streamSerial != null
        && key.contains(streamSerial)
        && (streamKind == null || key.contains(streamKind));
  }

  /** The object that the row of a key folds from; only where {@link #isStreamInKey()}. */
  public ObjectRef streamOfKey(List<Object> plainKey) {
    Column serial = java.util.Objects.requireNonNull(streamSerial);
    Kind kind =
        streamKind == null
            ? java.util.Objects.requireNonNull(streamConstant)
            : new Kind((String) plainKey.get(key.indexOf(streamKind)));
    return new ObjectRef(kind, (Long) plainKey.get(key.indexOf(serial)));
  }

  /** The licensee of one of the row's owners, as a number; null where the owner is not known. */
  public @Nullable Long ownerOf(R row, int owner) {
    return (Long) column(owners.get(owner)).plain(row);
  }

  /** The column of a component. */
  public Column column(String component) {
    Column column = byComponent.get(component);
    if (column == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no " + component);
    }
    return column;
  }

  /** The values of the row's key, plain, in the order of {@link #key()}. */
  public List<Object> keyOf(R row) {
    var values = new ArrayList<Object>(key.size());
    for (Column column : key) {
      values.add(java.util.Objects.requireNonNull(column.plain(row)));
    }
    return values;
  }

  /**
   * A key from the texts of its values, in the order of {@link #key()}.
   *
   * @throws RuntimeException when a text is no value of its column
   */
  public List<Object> keyOfText(List<String> texts) {
    if (texts.size() != key.size()) {
      throw new IllegalArgumentException("a key of " + name + " has " + key.size() + " values");
    }
    var values = new ArrayList<Object>(key.size());
    for (int i = 0; i < texts.size(); i++) {
      values.add(java.util.Objects.requireNonNull(key.get(i).plainOf(texts.get(i))));
    }
    return values;
  }

  /** The texts of a key, as {@link #keyOfText} reads them. */
  public List<String> textOfKey(List<Object> plainKey) {
    var texts = new ArrayList<String>(key.size());
    for (int i = 0; i < key.size(); i++) {
      texts.add(java.util.Objects.requireNonNull(key.get(i).textOf(plainKey.get(i))));
    }
    return texts;
  }

  /** The row with other values in some columns. */
  public R with(R row, List<RowCorrected.Change> changes) {
    var values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).value(row);
    }
    for (RowCorrected.Change change : changes) {
      Column column = columnNamed(change.column());
      values[columns.indexOf(column)] = column.typedOrNull(change.to());
    }
    return construct(values);
  }

  /** The column of a name in SQL. */
  public Column columnNamed(String sqlName) {
    for (Column column : columns) {
      if (column.name.equals(sqlName)) {
        return column;
      }
    }
    throw new IllegalArgumentException(qualifiedName() + " has no column " + sqlName);
  }

  /** A key's values in the plain form of {@link #keyOf}. */
  public static List<Object> plainKey(Object... values) {
    var plain = new ArrayList<Object>(values.length);
    for (Object value : values) {
      plain.add(java.util.Objects.requireNonNull(Column.toPlain(value)));
    }
    return plain;
  }

  /** The object whose entries this row folds from, or null where rows are never changed. */
  public @Nullable ObjectRef streamOf(R row) {
    if (streamSerial == null || !(streamSerial.plain(row) instanceof Long serial)) {
      return null;
    }
    Kind kind =
        streamKind == null
            ? streamConstant
            : new Kind((String) java.util.Objects.requireNonNull(streamKind.plain(row)));
    return new ObjectRef(java.util.Objects.requireNonNull(kind), serial);
  }

  /** A row that is made from another is repaired from the same entries. */
  void requireSameStream(R row, R other) {
    ObjectRef stream = streamOf(row);
    if (stream == null || !stream.equals(streamOf(other))) {
      throw new IllegalStateException("a row of " + name + " is made from one of another object");
    }
  }

  /** Whether row-level security would show a row to these licensees. */
  boolean isVisibleTo(Record row, Set<LicenseeId> licensees) {
    if (directory || !secured) {
      return true;
    }
    for (String owner : owners) {
      if (column(owner).plain(row) instanceof Long id && licensees.contains(new LicenseeId(id))) {
        return true;
      }
    }
    return false;
  }

  /** The row's digest at a version; equal digests mean equal rows. */
  public Bytes digest(R row, long version) {
    var values = new ArrayList<@Nullable Object>(columns.size() + 2);
    values.add(name);
    values.add(version);
    for (Column column : columns) {
      values.add(Column.toCbor(column.plain(row)));
    }
    return new Bytes(Digests.sha256(Cbor.encode(values)));
  }

  /** The columns' names for a query, each after the prefix. */
  public String columnList(String prefix) {
    var list = new StringBuilder();
    for (Column column : columns) {
      list.append(list.isEmpty() ? "" : ", ").append(prefix).append(column.name);
    }
    return list.toString();
  }

  /** Reads a row from columns that start at an index. */
  public R read(ResultSet results, int from) throws SQLException {
    var arguments = new @Nullable Object[columns.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = columns.get(i).read(results, from + i);
    }
    return construct(arguments);
  }

  private R construct(@Nullable Object[] arguments) {
    try {
      return type.cast(constructor.invokeExact(arguments));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return qualifiedName();
  }

  /** Collects the description of a table. */
  public static final class Builder<R extends Record> {
    private final String schema;
    private final String name;
    private final Class<R> type;
    private List<String> key = List.of();
    private List<String> owners = List.of("licenseeId");
    private boolean directory;
    private final boolean secured;
    private boolean credentials;
    private @Nullable Kind objectKind;
    private @Nullable Kind streamConstant;
    private @Nullable String streamKind;
    private @Nullable String streamSerial;
    private final List<Reference> references = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();
    private final List<List<String>> uniques = new ArrayList<>();
    private final List<List<String>> indexes = new ArrayList<>();
    private final List<Alone> alone = new ArrayList<>();
    private final List<String> byActsAlone = new ArrayList<>();

    private Builder(String schema, String name, Class<R> type, boolean secured) {
      this.schema = schema;
      this.name = name;
      this.type = type;
      this.secured = secured;
    }

    public Builder<R> key(String... components) {
      key = List.of(components);
      return this;
    }

    /** The row is the object of this kind; its key is the owner and the serial. */
    public Builder<R> object(Kind kind, String serial) {
      objectKind = kind;
      streamSerial = serial;
      return this;
    }

    /** The row folds from the entries of the object that two columns name. */
    public Builder<R> stream(String kind, String serial) {
      streamKind = kind;
      streamSerial = serial;
      return this;
    }

    /** The row folds from the entries of an object of one kind, which is not the row itself. */
    public Builder<R> streamOf(Kind kind, String serial) {
      streamConstant = kind;
      streamSerial = serial;
      return this;
    }

    /** One owner, or two where a table is between two parties. */
    public Builder<R> owners(String... components) {
      owners = List.of(components);
      return this;
    }

    /** Readable by every licensee, as the list of licensees is. */
    public Builder<R> directory() {
      directory = true;
      return this;
    }

    /** Says who may enter: after rows were written past the acts, callers are identified anew. */
    public Builder<R> credentials() {
      credentials = true;
      return this;
    }

    /** A reference to an object of the row's own licensee. */
    public Builder<R> references(String component, Kind kind) {
      return references(component, kind, "licenseeId");
    }

    public Builder<R> references(String component, Kind kind, String ownerComponent) {
      references.add(new Reference(component, kind, null, ownerComponent));
      return this;
    }

    /** A reference whose kind stands in a column of its own. */
    public Builder<R> referencesKind(String kindComponent, String component) {
      references.add(new Reference(component, null, kindComponent, "licenseeId"));
      return this;
    }

    /** A condition in SQL over this table's columns. */
    public Builder<R> check(String condition) {
      checks.add(condition);
      return this;
    }

    public Builder<R> unique(String... components) {
      uniques.add(List.of(components));
      return this;
    }

    /**
     * A second owner, which no key can hold since it may become another: nobody changes it but the
     * registry's acts and what sets rows right.
     */
    public Builder<R> byActsAlone(String component) {
      byActsAlone.add(component);
      return this;
    }

    /** An index for a list or filter; end with the serial where a list is ordered by it. */
    public Builder<R> index(String... components) {
      indexes.add(List.of(components));
      return this;
    }

    /**
     * The rows are versions of what they tell: they have the components {@code validFrom}, {@code
     * validTo}, {@code recordedFrom} and {@code recordedTo}, when it holds and when that was known,
     * each end absent while it is open. At most one version of these components' values holds at an
     * instant, as known at an instant.
     */
    public Builder<R> versionsOf(String... components) {
      alone.add(new Alone(List.of(components), null));
      return this;
    }

    /** Of the versions that meet a condition in SQL, at most one has these values at a time. */
    public Builder<R> aloneWhere(String condition, String... components) {
      alone.add(new Alone(List.of(components), condition));
      return this;
    }

    public Table<R> build() {
      return new Table<>(this);
    }
  }
}
