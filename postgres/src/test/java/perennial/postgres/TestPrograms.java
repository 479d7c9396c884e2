package perennial.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The PostgreSQL programs of the tests, for registries that a test starts. One that unpacks its own
 * spends a third of its start on it; that it can is shown where a registry is started bare.
 */
public final class TestPrograms {
  private TestPrograms() {}

  /**
   * Links the tests' programs into the data folder of a registry that is not there yet; leaves
   * alone one that has its own.
   */
  public static void lendTo(Path data) throws IOException {
    Path postgres = Files.createDirectories(data.resolve("postgres"));
    Path binaries = postgres.resolve("binaries");
    if (!Files.exists(binaries)) {
      Path shared = TestServer.sharedPrograms().toAbsolutePath();
      PostgresBinaries.unpack(shared);
      Files.createSymbolicLink(binaries, shared);
    }
  }
}
