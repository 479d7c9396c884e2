package perennial.journal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/** The foreign keys of a row, as the database has them: to objects of the same owner. */
final class References {
  /** Answered where no identifiers room is present: then nothing can be checked. */
  static final Long ANY_OWNER = -1L;

  private References() {}

  /** What is wrong with the row's references, if anything is. */
  static Optional<String> dangling(
      Table<?> table, Record row, Function<ObjectRef, @Nullable Long> ownerOf) {
    for (Table.Reference reference : table.references()) {
      Object serial = table.column(reference.component()).plain(row);
      if (serial == null) {
        continue;
      }
      Kind kind =
          reference.kind() != null
              ? reference.kind()
              : new Kind(
                  (String)
                      Objects.requireNonNull(
                          table
                              .column(Objects.requireNonNull(reference.kindComponent()))
                              .plain(row)));
      Object owner = table.column(reference.ownerComponent()).plain(row);
      var object = new ObjectRef(kind, (Long) serial);
      Long actual = ownerOf.apply(object);
      if (!ANY_OWNER.equals(actual) && !Objects.equals(actual, owner)) {
        return Optional.of(
            table + " refers to " + object + " of " + actual + " in " + reference.component());
      }
    }
    return Optional.empty();
  }
}
