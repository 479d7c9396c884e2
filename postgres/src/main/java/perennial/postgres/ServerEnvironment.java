package perennial.postgres;

import java.util.Map;

/** The environment of the server: nothing of the caller's locale, zone or PostgreSQL settings. */
final class ServerEnvironment {
  private ServerEnvironment() {}

  static void set(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
  }
}
