package perennial.server;

import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import perennial.identifiers.SerialAllocator;
import perennial.journal.Journal;
import perennial.journal.Minter;
import perennial.journal.Reader;
import perennial.journal.Room;
import perennial.journal.Vault;
import perennial.kernel.RandomSource;
import perennial.leafdata.Rooms;
import perennial.leafdata.door.Desk;
import perennial.licensing.Credentials;
import perennial.licensing.Licensing;
import perennial.licensing.Permissions;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/**
 * The rooms put together over one database: what every door is built on.
 *
 * @param minter gives out serials; for licensees, whose numbers are known before they are
 */
record Core(
    Journal journal,
    Reader reader,
    Minter minter,
    Credentials credentials,
    Permissions permissions,
    RulePack rules,
    RandomSource random) {

  /** The reference jurisdiction, and the pack that a registry starts on. */
  private static final String JURISDICTION = "wa";

  private static final String PACK = "2018";

  /**
   * @param app sessions of the role that serves requests
   * @param blocks a few sessions of the same role, for blocks of serials only: they are taken while
   *     a call holds one of the others
   */
  static Core over(
      DataSource app,
      DataSource blocks,
      Secrets secrets,
      InstantSource clock,
      RandomSource random) {
    RulePack rules = RulePackLoader.loadShipped(JURISDICTION, PACK);
    List<Room> rooms = Rooms.all();
    var vault = new Vault(secrets.vaultKey(), random);
    var minter = new SerialAllocator(blocks, Licensing.SERIAL_FLOORS);
    var journal = new Journal(app, rooms, vault, minter, clock, random, Version.release());
    var reader = new Reader(app, vault);
    return new Core(
        journal,
        reader,
        minter,
        new Credentials(reader, clock),
        Permissions.of(rules),
        rules,
        random);
  }

  /**
   * @param rowsMax rows of one call
   */
  Desk desk(int rowsMax) {
    return new Desk(credentials, permissions, rules, journal, reader, rowsMax);
  }
}
