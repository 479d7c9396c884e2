package perennial.journal;

import java.sql.Connection;
import perennial.kernel.Bytes;

/** Checks each row that a decision reads against its digest, and answers the right one. */
interface RowGuard {
  <R extends Record> Source.Held<R> checked(
      Connection connection, Table<R> table, R row, long version, Bytes digest);
}
