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
import perennial.licensing.web.NativeDesk;
import perennial.rulebook.RulePack;
import perennial.rulebook.publish.RulesInForce;

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
    RulesInForce rules,
    RandomSource random) {

  /** The reference jurisdiction. */
  static final String JURISDICTION = "wa";

  /**
   * @param app sessions of the role that serves requests
   * @param blocks a few sessions of the same role, for blocks of serials only: they are taken while
   *     a call holds one of the others
   * @param founding the rules to begin with; those that it began with count
   */
  static Core over(
      DataSource app,
      DataSource blocks,
      Secrets secrets,
      FoundingRules founding,
      InstantSource clock,
      RandomSource random) {
    RulePack begun = founding.in(app).load();
    List<Room> rooms = Rooms.all();
    var vault = new Vault(secrets.vaultKey(), random);
    var minter = new SerialAllocator(blocks, Licensing.SERIAL_FLOORS);
    var journal = new Journal(app, rooms, vault, minter, clock, random, Version.release());
    var reader = new Reader(app, vault);
    var rules = new RulesInForce(begun, reader);
    return new Core(
        journal,
        reader,
        minter,
        new Credentials(reader, clock),
        Permissions.of(rules.pack()),
        rules,
        random);
  }

  /**
   * @param isSandbox whether training codes pass
   */
  NativeDesk nativeDesk(boolean isSandbox) {
    return new NativeDesk(journal, reader, minter, credentials, rules, random, isSandbox);
  }

  /**
   * @param rowsMax rows of one call
   */
  Desk desk(int rowsMax) {
    return new Desk(credentials, permissions, rules, journal, reader, rowsMax);
  }
}
