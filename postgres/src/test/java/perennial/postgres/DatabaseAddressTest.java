package perennial.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:p%40ss+word@db.example:6000/registry",
        "postgres://ada:p%40ss+word@db.example:6000/registry",
        "jdbc:postgresql://db.example:6000/registry?user=ada&password=p%40ss+word",
      })
  void readsBothForms(String text) {
    assertThat(DatabaseAddress.parse(text))
        .isEqualTo(
            new DatabaseAddress(
                "jdbc:postgresql://db.example:6000/registry", "registry", "ada", "p@ss+word"));
  }

  @Test
  void keepsOtherParametersAndTheUsualPort() {
    DatabaseAddress address =
        DatabaseAddress.parse("postgresql://ada@db.example/registry?sslmode=require");
    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5432/registry?sslmode=require");
    assertThat(address.withDatabase("other").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5432/other?sslmode=require");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ada:secret@db.example/registry",
        "postgresql://db.example/registry?password=secret",
        "postgresql://ada:secret@db.example",
        "postgresql://ada:secret^ @db.example/registry",
      })
  void refusesWhatIsNotWholeWithoutRepeatingTheSecret(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("secret");
  }

  @Test
  void neverPrintsThePassword() {
    assertThat(DatabaseAddress.parse("postgresql://ada:secret@db.example/registry").toString())
        .doesNotContain("secret");
  }
}
