package perennial.drills.stage;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.console.Console;
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
import perennial.licensing.web.Native;
import perennial.licensing.web.NativeDesk;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.RulesInForce;
import perennial.server.NativeCalls;
import perennial.web.Endpoint;
import perennial.web.Method;

/** The routes of {@code /api/v1} as the registry has them, so that a new one is not forgotten. */
public final class Routes {
  private static final RandomSource RANDOM =
      length -> {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
      };

  private static final InstantSource CLOCK = InstantSource.system();
  private static final RulePack RULES = RulePackLoader.loadShipped("wa", "2018");

  /** Endpoints only keep what stands on this: nothing is ever asked of it here. */
  private static final PGSimpleDataSource NOWHERE = new PGSimpleDataSource();

  private static final Vault VAULT = new Vault(RANDOM.bytes(Vault.KEY_BYTES), RANDOM);
  private static final Reader READER = new Reader(NOWHERE, VAULT);

  private static final SerialAllocator MINTER =
      new SerialAllocator(NOWHERE, Licensing.SERIAL_FLOORS);

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

  /** The routes of {@code /api/v2}; their paths are below that. */
  public static List<Route> ofNative() {
    var desk = nativeDeskOverNothing();
    var documents = Console.endpoints(READER, new RulesInForce(RULES, READER), desk);
    return Stream.concat(NativeCalls.endpoints(desk).stream(), documents.stream())
        .filter(each -> each.path().startsWith(Native.PREFIX))
        .map(each -> new Route(each.method(), each.path().substring(Native.PREFIX.length())))
        .toList();
  }

  private static Route route(Endpoint endpoint) {
    return new Route(endpoint.method(), endpoint.path().substring(LeafDialect.PREFIX.length()));
  }

  private static Journal journal() {
    return new Journal(NOWHERE, Rooms.all(), VAULT, MINTER, CLOCK, RANDOM, "drill");
  }

  private static Desk deskOverNothing() {
    return new Desk(
        new Credentials(READER, CLOCK),
        Permissions.of(RULES),
        new RulesInForce(RULES, READER),
        journal(),
        READER,
        Call.ITEMS_MAX);
  }

  private static NativeDesk nativeDeskOverNothing() {
    return new NativeDesk(
        journal(),
        READER,
        MINTER,
        new Credentials(READER, CLOCK),
        new RulesInForce(RULES, READER),
        RANDOM,
        false);
  }
}
