package perennial.drills.stage;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.identifiers.SerialAllocator;
import perennial.journal.Call;
import perennial.journal.Journal;
import perennial.journal.Reader;
import perennial.journal.Vault;
import perennial.kernel.RandomSource;
import perennial.leafdata.LeafData;
import perennial.leafdata.Rooms;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.LeafDialect;
import perennial.licensing.Credentials;
import perennial.licensing.Licensing;
import perennial.licensing.Permissions;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.RulesInForce;
import perennial.web.Endpoint;
import perennial.web.Method;

/** The routes of {@code /api/v1} as the registry has them, so that a new one is not forgotten. */
public final class Routes {
  private Routes() {}

  /**
   * A route.
   *
   * @param path below {@code /api/v1}, with parameters in braces
   */
  public record Route(Method method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public static List<Route> ofWire() {
    return LeafData.endpoints(deskOverNothing()).stream().map(Routes::route).toList();
  }

  private static Route route(Endpoint endpoint) {
    return new Route(endpoint.method(), endpoint.path().substring(LeafDialect.PREFIX.length()));
  }

  /** Endpoints only keep it: nothing is ever asked of it here. */
  private static Desk deskOverNothing() {
    InstantSource clock = InstantSource.system();
    RandomSource random =
        length -> {
          byte[] bytes = new byte[length];
          new SecureRandom().nextBytes(bytes);
          return bytes;
        };
    var nowhere = new PGSimpleDataSource();
    var vault = new Vault(random.bytes(Vault.KEY_BYTES), random);
    RulePack rules = RulePackLoader.loadShipped("wa", "2018");
    var reader = new Reader(nowhere, vault);
    var minter = new SerialAllocator(nowhere, Licensing.SERIAL_FLOORS);
    return new Desk(
        new Credentials(reader, clock),
        Permissions.of(rules),
        new RulesInForce(rules, reader),
        new Journal(nowhere, Rooms.all(), vault, minter, clock, random, "drill"),
        reader,
        Call.ITEMS_MAX);
  }
}
