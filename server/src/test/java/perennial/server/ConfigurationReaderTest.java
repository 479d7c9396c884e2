package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import perennial.web.server.Limits;

final class ConfigurationReaderTest {
  @TempDir private Path data = Path.of("");

  @Test
  void hasADefaultForEverything() {
    Configuration configuration = ConfigurationReader.read(Map.of(), Map.of());
    assertThat(configuration.port()).isEqualTo(8080);
    assertThat(configuration.host()).isEqualTo("127.0.0.1");
    assertThat(configuration.store()).isEqualTo(new Store.Embedded(0));
    assertThat(configuration.limits()).isEqualTo(Limits.standard());
    assertThat(configuration.rowsPerCall()).isEqualTo(Configuration.ROWS_PER_CALL);
    assertThat(configuration.data()).isEqualTo(Path.of("data").toAbsolutePath());
  }

  @Test
  void letsTheLaterPlaceWin() throws IOException {
    file("port=1\nhost=file\nlimits.rows=7\n");
    Configuration configuration =
        ConfigurationReader.read(
            flags("port", "3"),
            Map.of("PERENNIAL_PORT", "2", "PERENNIAL_HOST", "environment", "PATH", "/bin"));
    assertThat(configuration.port()).isEqualTo(3);
    assertThat(configuration.host()).isEqualTo("environment");
    assertThat(configuration.rowsPerCall()).isEqualTo(7);
  }

  @Test
  void readsTheDatabaseFromItsVariable() {
    Configuration configuration =
        ConfigurationReader.read(
            Map.of(), Map.of("PERENNIAL_DATABASE_URL", "postgresql://ada:secret@db/registry"));
    assertThat(configuration.store()).isInstanceOf(Store.Given.class);
    assertThat(configuration.toString()).doesNotContain("secret");
  }

  @Test
  void saysAllThatIsWrongAtOnce() throws IOException {
    file("limit.rows=5\nsandbox=maybe\ndata=elsewhere\n");
    List<String> faults =
        faults(
            flags("port", "65536", "colour", "red"),
            Map.of("PERENNIAL_HOTS", "x", "PERENNIAL_DATABASE_URL", "mysql://ada:secret@db/x"));
    assertThat(faults)
        .containsExactlyInAnyOrder(
            "PERENNIAL_HOTS is no setting",
            "'colour' on the command line is no setting",
            "'limit.rows' in perennial.properties is no setting",
            "'data' in perennial.properties is no setting",
            "port (on the command line): '65536' is not a whole number from 0 to 65535",
            "sandbox (in perennial.properties): 'maybe' is neither true nor false",
            "database.url (PERENNIAL_DATABASE_URL): a database is named as"
                + " postgresql://user:password@host:port/database");
  }

  @Test
  void refusesLimitsThatContradictEachOther() {
    assertThat(
            faults(
                flags("limits.body-bytes", "2048", "limits.body-bytes-in-flight", "2047"),
                Map.of()))
        .singleElement()
        .asString()
        .contains("limits.body-bytes-in-flight is less than limits.body-bytes");
    Configuration equal =
        ConfigurationReader.read(
            flags("limits.body-bytes", "2048", "limits.body-bytes-in-flight", "2048"), Map.of());
    assertThat(equal.limits().bodyBytes()).isEqualTo(2048);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void takesEachBoundAndRefusesOnePastIt(Setting setting) {
    assertThat(setting.form.faultOf(setting.standard)).isEmpty();
    if (setting.form instanceof Form.Whole(long min, long max)) {
      assertThat(setting.form.faultOf("" + min)).isEmpty();
      assertThat(setting.form.faultOf("" + max)).isEmpty();
      assertThat(setting.form.faultOf("" + (min - 1))).isPresent();
      assertThat(setting.form.faultOf("" + (max + 1))).isPresent();
      assertThat(setting.form.faultOf("9".repeat(40))).isPresent();
      assertThat(setting.form.faultOf("")).isPresent();
    }
  }

  private void file(String text) throws IOException {
    Files.writeString(data.resolve(ConfigurationReader.FILE), text);
  }

  private Map<String, String> flags(String... pairs) {
    Map<String, String> flags = new HashMap<>(Map.of("data", data.toString()));
    for (int i = 0; i < pairs.length; i += 2) {
      flags.put(pairs[i], pairs[i + 1]);
    }
    return flags;
  }

  private static List<String> faults(Map<String, String> flags, Map<String, String> environment) {
    ConfigurationRefused refused =
        catchThrowableOfType(
            ConfigurationRefused.class, () -> ConfigurationReader.read(flags, environment));
    assertThat(refused).isNotNull();
    return refused.faults();
  }
}
