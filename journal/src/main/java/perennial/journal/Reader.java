package perennial.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/** Reads for answers: pages, rows by key, and personal parts; never for decisions. */
public final class Reader {
  private final DataSource database;
  private final Vault vault;

  public Reader(DataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** A reading that sees what these licensees may see. */
  public Reading as(Set<LicenseeId> licensees) {
    return new Reading(licensees);
  }

  public Reading as(LicenseeId licensee) {
    return new Reading(Set.of(licensee));
  }

  /** One page of rows, and how many there are in all. */
  public record Page<R extends Record>(List<R> rows, long total) {}

  /**
   * Where one row of a union stands.
   *
   * @param query which of the queries has it, from 0
   */
  public record Place(int query, long serial) {}

  /** One page of a union, and how many rows there are in all. */
  public record Union(List<Place> places, long total) {}

  /**
   * Questions that go to the database together. Ask, then {@link #go()}, then take the answers;
   * more questions may follow.
   */
  public final class Reading {
    private final Set<LicenseeId> licensees;
    private final List<Question> questions = new ArrayList<>();
    private long credentials;

    private interface Question {
      void add(MultiStatement statement) throws SQLException;
    }

    private Reading(Set<LicenseeId> licensees) {
      this.licensees = licensees;
    }

    /** The epoch's credentials when {@link #go()} last ran. */
    public long credentials() {
      return credentials;
    }

    public <R extends Record> Supplier<Page<R>> page(Query<R> query) {
      var rows = new ArrayList<R>();
      var total = new long[] {-1};
      questions.add(statement -> {
        query.addRows(statement, results -> take(query.table, results, rows));
        query.addCount(
            statement,
            results -> {
              results.next();
              total[0] = results.getLong(1);
            });
      });
      return () -> new Page<>(rows, total[0]);
    }

    public <R extends Record> Supplier<List<R>> rows(Query<R> query) {
      var rows = new ArrayList<R>();
      questions.add(
          statement -> query.addRows(statement, results -> take(query.table, results, rows)));
      return () -> rows;
    }

    /**
     * One page of a list that several tables make up, newest first by serial.
     *
     * @param queries one a table; each with its own filters and the same cursor
     */
    public Supplier<Union> union(List<Query<?>> queries, int limit, long offset) {
      var places = new ArrayList<Place>();
      var total = new long[1];
      questions.add(statement -> {
        Query.addUnion(
            statement,
            queries,
            limit,
            offset,
            results -> {
              while (results.next()) {
                places.add(new Place(results.getInt(1), results.getLong(2)));
              }
            });
        for (Query<?> query : queries) {
          query.addCount(
              statement,
              results -> {
                results.next();
                total[0] += results.getLong(1);
              });
        }
      });
      return () -> new Union(places, total[0]);
    }

    /** The rows of these keys, by key in plain values. */
    public <R extends Record> Supplier<Map<List<Object>, R>> find(
        Table<R> table, Collection<List<Object>> keys) {
      var found = new HashMap<List<Object>, R>();
      if (keys.isEmpty()) {
        return () -> found;
      }
      List<List<Object>> plain =
          keys.stream().distinct().map(key -> Table.plainKey(key.toArray())).toList();
      questions.add(statement ->
          SqlSource.unguarded(statement.connection())
              .addLoad(
                  statement,
                  table,
                  plain,
                  rows -> rows.forEach(held -> found.put(table.keyOf(held.row()), held.row()))));
      return () -> found;
    }

    /**
     * Rows whose component has one of the values; at most a limit.
     *
     * @throws State.TooManyRows past the limit, when the answer is taken
     */
    public <R extends Record> Supplier<List<R>> where(
        Table<R> table, String component, Collection<?> values, int limit) {
      var rows = new ArrayList<R>();
      if (values.isEmpty()) {
        return () -> rows;
      }
      Column column = table.column(component);
      List<@Nullable Object> plain = new ArrayList<>();
      values.stream().distinct().forEach(value -> plain.add(Column.toPlain(value)));
      questions.add(statement ->
          statement
              .add(
                  "SELECT "
                      + table.columnList("")
                      + " FROM "
                      + table.qualifiedName()
                      + " WHERE "
                      + column.name
                      + " = ANY("
                      + column.arrayParameter()
                      + ") LIMIT ?",
                  results -> take(table, results, rows))
              .with(column, plain)
              .with(limit + 1));
      return () -> {
        if (rows.size() > limit) {
          throw new State.TooManyRows(table.name(), limit);
        }
        return rows;
      };
    }

    /**
     * The version that held at an instant, as it was known at an instant: one look into the index
     * that keeps versions apart.
     *
     * @param values those that {@link Versions#components()} name
     */
    public <R extends Record> Supplier<Optional<R>> asOf(
        Versions<R> versions, Instant validAt, Instant knownAt, Object... values) {
      Table<R> table = versions.table();
      var rows = new ArrayList<R>();
      questions.add(statement -> {
        statement.add(versions.sql(), results -> take(table, results, rows));
        List<Object> plain = Table.plainKey(values);
        for (int i = 0; i < plain.size(); i++) {
          table.column(versions.components().get(i)).set(statement, plain.get(i));
        }
        statement.with(validAt.toString()).with(knownAt.toString());
      });
      return () -> rows.stream().findFirst();
    }

    /** Opens sealed personal parts; what was erased is missing from the answer. */
    public Supplier<Map<ObjectRef, Stated>> personal(Map<ObjectRef, Bytes> sealed) {
      var keys = new HashMap<ObjectRef, Bytes>();
      if (!sealed.isEmpty()) {
        List<ObjectRef> objects = List.copyOf(sealed.keySet());
        questions.add(statement -> addKeys(statement, objects, keys));
      }
      return () -> {
        var opened = new LinkedHashMap<ObjectRef, Stated>();
        keys.forEach((object, key) ->
            opened.put(object, open(object, key, Objects.requireNonNull(sealed.get(object)))));
        return opened;
      };
    }

    private void addKeys(
        MultiStatement statement, List<ObjectRef> objects, Map<ObjectRef, Bytes> keys)
        throws SQLException {
      statement
          .add(
              """
              SELECT DISTINCT ON (k.kind, k.serial) k.kind, k.serial, k.sealed
              FROM journal.object_key k
              JOIN unnest(?::text[], ?::bigint[]) AS o(kind, serial)
                ON o.kind = k.kind AND o.serial = k.serial
              ORDER BY k.kind, k.serial, k.made_by DESC\
              """,
              results -> {
                while (results.next()) {
                  keys.put(
                      ObjectRef.parse(
                          results.getString(1) + perennial.kernel.Base36.print(results.getLong(2))),
                      new Bytes(results.getBytes(3)));
                }
              })
          .withTexts(objects.stream().map(o -> o.kind().letters()).toArray(String[]::new))
          .withLongs(objects.stream().mapToLong(ObjectRef::serial).toArray());
    }

    /** Asks all questions in one round trip. */
    public Reading go() {
      if (questions.isEmpty()) {
        return this;
      }
      try (Connection connection = database.getConnection()) {
        var statement = new MultiStatement(connection);
        statement
            .add(
                """
                SELECT set_config('perennial.licensees', ?, true),
                  (SELECT credentials FROM journal.epoch)\
                """,
                results -> {
                  results.next();
                  credentials = results.getLong(2);
                })
            .with(String.join(",", licensees.stream().map(LicenseeId::toString).toList()));
        for (Question question : questions) {
          question.add(statement);
        }
        statement.execute();
        questions.clear();
        return this;
      } catch (SQLException e) {
        throw new DatabaseFailure(e);
      }
    }
  }

  private Stated open(ObjectRef object, Bytes sealedKey, Bytes sealed) {
    String owner = object.toString();
    byte[] both = vault.open(vault.openKey(sealedKey, owner), sealed, owner);
    byte[] plain = (byte[]) ((List<?>) Objects.requireNonNull(Cbor.decode(both))).get(1);
    var fields = new LinkedHashMap<String, @Nullable Object>();
    ((Map<?, ?>) Objects.requireNonNull(Cbor.decode(plain)))
        .forEach((name, value) -> fields.put((String) name, value));
    return Stated.of(fields);
  }

  private static <R extends Record> void take(Table<R> table, ResultSet results, List<R> rows)
      throws SQLException {
    while (results.next()) {
      rows.add(table.read(results, 1));
    }
  }
}
