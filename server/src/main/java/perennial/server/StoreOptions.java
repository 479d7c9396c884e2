package perennial.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry a command is about. */
final class StoreOptions {
  @Option(names = "--data", paramLabel = "DIR", description = "The data folder; ./data.")
  private @Nullable String data;

  @Option(names = "--database", paramLabel = "URL", description = "The database, if not embedded.")
  private @Nullable String database;

  /**
   * @throws ConfigurationRefused with all that is wrong
   */
  Configuration configuration() {
    Map<String, String> flags = new LinkedHashMap<>();
    if (data != null) {
      flags.put(Setting.DATA.key, data);
    }
    if (database != null) {
      flags.put(Setting.DATABASE_URL.key, database);
    }
    return ConfigurationReader.read(flags, System.getenv());
  }
}
