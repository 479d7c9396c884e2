package perennial.journal;

/** State read from PostgreSQL. */
class SqlStateStoreTest extends StateContract {
  @Override
  TestJournal open(Room... rooms) {
    return new StoreJournal(rooms);
  }
}
