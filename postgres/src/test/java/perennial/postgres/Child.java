package perennial.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The main program of a child process that owns a server, for the tests that kill it. */
final class Child {
  private Child() {}

  /** Arguments: folder of the server, cache of the programs. Prints port and process number. */
  public static void main(String[] arguments) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(
            Path.of(arguments[0]), Path.of(arguments[1]), EmbeddedPostgres.ANY_PORT, Map.of());
    System.out.println("ready " + server.port() + " " + server.pid().orElseThrow());
    System.out.flush();
    System.in.read(); // until the parent closes it or kills us
    server.close();
  }
}
