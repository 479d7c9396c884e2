package perennial.inventory;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Index;
import perennial.journal.State;
import perennial.journal.Table;
import perennial.journal.TestJournal;

/** What a journal holds, for questions outside a call. */
record Seen(TestJournal journal) implements State {
  @Override
  public <R extends Record> @Nullable R find(Table<R> table, Object... key) {
    return journal.find(table, key);
  }

  @Override
  public <R extends Record> void fetch(Table<R> table, Collection<List<Object>> keys) {}

  @Override
  public <R extends Record> List<R> list(Index<R> index, Object... values) {
    throw new UnsupportedOperationException("no list is asked here");
  }
}
