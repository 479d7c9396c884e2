package perennial.server;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For which licensee, on which registry, under whose key. */
final class CallerOptions {
  @Mixin private StoreOptions of = new StoreOptions();

  @Option(
      names = "--for",
      required = true,
      paramLabel = "CODE",
      description = "The code of your license.")
  private String code = "";

  @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your key file.")
  private @Nullable Path key;

  StoreOptions of() {
    return of;
  }

  String code() {
    return code;
  }

  Path key() {
    return Objects.requireNonNull(key);
  }
}
