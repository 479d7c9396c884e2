package perennial.journal;

/** State folded in memory. */
class MemoryStateTest extends StateContract {
  @Override
  TestJournal open(Room... rooms) {
    return new MemoryJournal(rooms);
  }
}
