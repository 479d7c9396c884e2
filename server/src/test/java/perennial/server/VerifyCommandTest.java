package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code perennial verify} and its kin as they are typed, rightly and wrongly. */
final class VerifyCommandTest {
  /** The example of C2SP's signed-note, which is no key of ours. */
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  @TempDir private Path folder;

  private static String verified(int status, Path data, String... words) {
    var bytes = new ByteArrayOutputStream();
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    var command = new VerifyCommand(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(new CommandLine(command).execute(all.toArray(String[]::new)))
        .as(() -> bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(status);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void verifiesOneLicenseeByItsCodeOrNumberAndRefusesAnUnknownOne() throws Exception {
    try (Typed sandbox = Typed.sandbox("verify")) {
      assertThat(verified(0, sandbox.data(), "--licensee", "J400001")).contains("Nothing is wrong");
      assertThat(verified(0, sandbox.data(), "--licensee", "0")).contains("Nothing is wrong");
      for (String unknown : List.of("J999999", "99", "9".repeat(19))) {
        assertThat(verified(2, sandbox.data(), "--licensee", unknown))
            .contains("--licensee: there is no licensee of the code or number " + unknown);
      }
      String other = "postgresql://nobody:none@127.0.0.1:1/none";
      assertThat(verified(2, sandbox.data(), "--database", other))
          .as("the database that is named, not the one that runs")
          .contains("The database did not do what was asked");
      assertThat(verified(2, sandbox.data(), "--full", "--since", "2026-03-01T00:00:00Z", "--anew"))
          .contains("Name --full or --since");
    }
  }

  @Test
  void makesNoDatabaseWhereOnlySecretsAre() throws Exception {
    Secrets.in(folder, Registry.randomOf(new SecureRandom()));
    Configuration configuration =
        ConfigurationReader.read(Map.of(Setting.DATA.key, folder.toString()), Map.of());
    assertThatThrownBy(() -> RegistryStore.open(configuration))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("There is no registry in this data folder, only secrets")
        .hasMessageContaining("--database URL");
    assertThat(Commands.said(2, "verify", "--data", folder.toString())).doesNotContain("28P01");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("secrets"));
    }
  }

  @Test
  void saysWhatATimeLooksLike() {
    for (String[] words :
        List.of(
            new String[] {"verify", "--since", "yesterday"},
            new String[] {"reset", "--as-of", "yesterday"},
            new String[] {"restore", "--as-of", "yesterday", "here"})) {
      assertThat(Commands.said(2, words))
          .contains("'yesterday' is no time such as 2026-03-01T00:00:00Z")
          .doesNotContain("java.");
    }
  }

  @Test
  void saysWhatADayLooksLike() {
    assertThat(
            Commands.said(
                2, "license", "renew", "J400001", "--expires", "2026-13-45", "--key", "none"))
        .contains("'2026-13-45' is no day such as 2026-03-01")
        .doesNotContain("java.");
  }

  @Test
  void saysWhyThereIsNoReceipt() {
    String hash = "a".repeat(64);
    assertThat(Commands.said(2, "receipt", "abc")).contains("64 hexadecimal digits");
    // Port 1 of the loopback interface is nobody's.
    assertThat(Commands.said(1, "receipt", hash, "--url", "http://127.0.0.1:1"))
        .contains("cannot be read: nobody answers there");
    assertThat(Commands.said(2, "check-receipt", folder.resolve("none").toString(), "--key", KEY))
        .contains("there is no file ");
  }
}
