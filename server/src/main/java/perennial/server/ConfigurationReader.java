package perennial.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import perennial.postgres.DatabaseAddress;
import perennial.server.log.WitnessAddress;
import perennial.web.server.Limits;

/**
 * Reads the configuration from its four places, the later winning: defaults, the file {@code
 * perennial.properties} in the data folder, environment variables, the command line.
 *
 * <p>A name that is no setting is refused and not passed over: a misspelt limit is no limit.
 */
final class ConfigurationReader {
  static final String FILE = "perennial.properties";

  /** Variables that the script ./perennial itself reads. */
  private static final Set<String> OF_THE_SCRIPT = Set.of("PERENNIAL_JAVA_OPTS");

  private record Stated(String text, String where) {}

  private final Map<Setting, Stated> stated = new EnumMap<>(Setting.class);
  private final List<String> faults = new ArrayList<>();

  private ConfigurationReader() {
    for (Setting setting : Setting.values()) {
      stated.put(setting, new Stated(setting.standard, "by default"));
    }
  }

  /**
   * Reads and checks.
   *
   * @param flags what the command line says, by key
   * @param environment all environment variables; those of other programs are passed over
   * @throws ConfigurationRefused with all that is wrong
   */
  static Configuration read(Map<String, String> flags, Map<String, String> environment) {
    ConfigurationReader reader = new ConfigurationReader();
    Map<Setting, Stated> fromEnvironment = reader.environment(environment);
    Map<Setting, Stated> fromFlags = reader.flags(flags);
    reader.stated.putAll(fromEnvironment);
    reader.stated.putAll(fromFlags);
    reader.file(Path.of(reader.text(Setting.DATA)));
    reader.stated.putAll(fromEnvironment);
    reader.stated.putAll(fromFlags);
    return reader.checked();
  }

  private Map<Setting, Stated> environment(Map<String, String> environment) {
    Map<Setting, Stated> found = new EnumMap<>(Setting.class);
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(Setting.ENVIRONMENT_PREFIX) && !OF_THE_SCRIPT.contains(name)) {
        Setting.ofEnvironmentName(name)
            .ifPresentOrElse(
                setting -> found.put(setting, new Stated(environment.getOrDefault(name, ""), name)),
                () -> faults.add(name + " is no setting"));
      }
    }
    return found;
  }

  private Map<Setting, Stated> flags(Map<String, String> flags) {
    Map<Setting, Stated> found = new EnumMap<>(Setting.class);
    for (String key : new TreeSet<>(flags.keySet())) {
      Setting.ofKey(key)
          .ifPresentOrElse(
              setting ->
                  found.put(
                      setting, new Stated(flags.getOrDefault(key, ""), "on the command line")),
              () -> faults.add("'" + key + "' on the command line is no setting"));
    }
    return found;
  }

  private void file(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      faults.add(file + " cannot be read: " + e.getMessage());
      return;
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      Setting.ofKey(key)
          .filter(setting -> setting != Setting.DATA)
          .ifPresentOrElse(
              setting ->
                  stated.put(
                      setting, new Stated(properties.getProperty(key).strip(), "in " + FILE)),
              () -> faults.add("'" + key + "' in " + FILE + " is no setting"));
    }
  }

  private Configuration checked() {
    stated.forEach((setting, value) ->
        setting
            .form
            .faultOf(value.text)
            .ifPresent(fault -> faults.add(setting.key + " (" + value.where + "): " + fault)));
    if (faults.isEmpty()) {
      checkTogether();
    }
    if (!faults.isEmpty()) {
      throw new ConfigurationRefused(faults);
    }
    return new Configuration(
        Path.of(text(Setting.DATA)).toAbsolutePath().normalize(),
        text(Setting.HOST),
        whole(Setting.PORT),
        text(Setting.PUBLIC_URL),
        isOn(Setting.TRUST_FORWARDED),
        isOn(Setting.SANDBOX),
        whole(Setting.SANDBOX_LICENSEES),
        text(Setting.RULES),
        store(),
        whole(Setting.DATABASE_CONNECTIONS),
        limits(),
        whole(Setting.ROWS),
        number(Setting.SWEEP_ROWS),
        new RetentionPeriods(
            days(Setting.RETENTION_TRANSPORT),
            days(Setting.RETENTION_SALES),
            days(Setting.RETENTION_ATTEMPTS)),
        seconds(Setting.STOP_SECONDS),
        text(Setting.LOG_FORMAT),
        text(Setting.LOG_ORIGIN),
        Form.Keys.of(text(Setting.APPROVERS)),
        number(Setting.RULES_CHANGES),
        WitnessAddress.parseAll(text(Setting.LOG_WITNESSES)));
  }

  private void checkTogether() {
    if (number(Setting.BODY_BYTES_IN_FLIGHT) < number(Setting.BODY_BYTES)) {
      faults.add(
          Setting.BODY_BYTES_IN_FLIGHT.key
              + " is less than "
              + Setting.BODY_BYTES.key
              + ", so the largest body could never be taken");
    }
    for (Setting longer : List.of(Setting.RETENTION_TRANSPORT, Setting.RETENTION_SALES)) {
      if (number(Setting.RETENTION_ATTEMPTS) > number(longer)) {
        faults.add(
            Setting.RETENTION_ATTEMPTS.key
                + " is more than "
                + longer.key
                + ", so calls would hold what was to be gone");
      }
    }
    if (text(Setting.HOST).isBlank()) {
      faults.add(Setting.HOST.key + " is empty");
    }
  }

  private Limits limits() {
    return new Limits(
        whole(Setting.BODY_BYTES),
        whole(Setting.HEADER_BYTES),
        whole(Setting.URI_BYTES),
        whole(Setting.IN_FLIGHT),
        whole(Setting.IN_FLIGHT_PER_CALLER),
        whole(Setting.RATE_PER_SECOND),
        whole(Setting.RATE_BURST),
        number(Setting.BODY_BYTES_IN_FLIGHT),
        seconds(Setting.REQUEST_SECONDS),
        seconds(Setting.IDLE_SECONDS),
        whole(Setting.CONNECTIONS));
  }

  private Store store() {
    String url = text(Setting.DATABASE_URL);
    return url.isEmpty()
        ? new Store.Embedded(whole(Setting.DATABASE_PORT))
        : new Store.Given(DatabaseAddress.parse(url));
  }

  private String text(Setting setting) {
    Stated value = stated.get(setting);
    return value == null ? setting.standard : value.text;
  }

  private long number(Setting setting) {
    return Long.parseLong(text(setting));
  }

  private int whole(Setting setting) {
    return Math.toIntExact(number(setting));
  }

  private boolean isOn(Setting setting) {
    return Boolean.parseBoolean(text(setting));
  }

  private Duration days(Setting setting) {
    return Duration.ofDays(number(setting));
  }

  private Duration seconds(Setting setting) {
    return Duration.ofSeconds(number(setting));
  }
}
