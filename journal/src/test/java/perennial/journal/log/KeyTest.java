package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden texts were made by Go's library of the same forms, from the seed 00 01 02 … 1f. */
class KeyTest {
  private static final String LOG =
      "example.com/log+d455c521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
  private static final String LOG_SECRET =
      "PRIVATE+KEY+example.com/log+d455c521+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
  private static final String WITNESS =
      "witness.example/w1+e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
  private static final String WITNESS_SECRET =
      "PRIVATE+KEY+witness.example/w1+e75f6532+BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
  private static final String TEXT =
      "example.com/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  private static final String SIGNED =
      TEXT
          + "\n\u2014 example.com/log 1FXFIXIShRBLxRBEZXqVdy1Nkx+1zbp9Y0+6j7NZG/kHjr9NfsYnV9EfS77h"
          + "9cSpgRjjZDwPKs8Cs27wuiMjKxk9QgE=\n";
  private static final String COSIGNATURE =
      "\u2014 witness.example/w1 519lMgAAAABkGFDLEvYiddNaFn0OWsWYThsgI90s4WT4B/akqN3IhncG3YBMjFAR"
          + "TmpSCSgEX4co4S6XNHk9KEgkq2GUQ+/2pcT2Cg==\n";

  @Test
  void keysAndSignaturesAreThoseOfGo() {
    SignerKey log = SignerKey.parse(LOG_SECRET);
    SignerKey witness = SignerKey.parse(WITNESS_SECRET);
    assertThat(log.verifier().text()).isEqualTo(LOG);
    assertThat(log.secretText()).isEqualTo(LOG_SECRET);
    assertThat(witness.verifier().text()).isEqualTo(WITNESS);
    SignedNote note = Checkpoint.of("example.com/log", TreeHead.EMPTY).sign(log);
    assertThat(note.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(SIGNED);
    SignedNote cosigned = Witness.cosign(note, witness, 1_679_315_147);
    assertThat(cosigned.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(SIGNED + COSIGNATURE);
    List<VerifierKey> known = List.of(VerifierKey.parse(LOG), VerifierKey.parse(WITNESS));
    assertThat(cosigned.check(known)).isEqualTo(new NoteVerdict.Signed(known));
  }

  @Test
  void aCosignatureIsBoundToItsTime() {
    NoteSignature signature = SampleLog.WITNESS.cosign(TEXT, 77);
    byte[] later = signature.signature().array().clone();
    later[7]++;
    NoteSignature moved =
        new NoteSignature(signature.name(), signature.keyId(), new perennial.kernel.Bytes(later));
    assertThat(SampleLog.WITNESS.verifier().verifies(TEXT, signature)).isTrue();
    assertThat(SampleLog.WITNESS.verifier().verifies(TEXT, moved)).isFalse();
    later[0] = (byte) 0x80; // over 2^63 - 1
    assertThat(SampleLog.WITNESS.verifier().verifies(TEXT, moved)).isFalse();
  }

  @Test
  void aLogSignsAndAWitnessCosigns() {
    assertThatThrownBy(() -> SampleLog.KEY.cosign(TEXT, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> SampleLog.WITNESS.sign(TEXT))
        .isInstanceOf(IllegalStateException.class);
    Checkpoint other = Checkpoint.of("other.example", TreeHead.EMPTY);
    assertThatThrownBy(() -> other.sign(SampleLog.KEY)).hasMessageContaining("its own");
  }

  @Test
  void aSecretIsNotPrintedByAccident() {
    SignerKey key = SignerKey.parse(LOG_SECRET);
    assertThat(key).hasToString("example.com/log+d455c521");
    assertThatThrownBy(() -> SignerKey.parse(LOG_SECRET + "AAAA"))
        .hasMessageNotContaining("AQABAg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/log",
        "example.com/log+d455c521",
        "example.com/log+d455c521+",
        "example.com/log+d455c522+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "example.com/log+D455C521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "example.com/lag+d455c521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "example com/log+d455c521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "example.com/log+d455c521+AwOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "example.com/log+d455c521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVQ==",
        "example.com/log+d455c521+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "+d455c521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "example.com/log+d455c521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n"
      })
  void refusesMalformedVerifierKeys(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text))
        .isInstanceOf(LogFormatException.class)
        .hasMessageStartingWith("verifier key: ");
  }

  @Test
  void refusesNamesOverTheLimit() {
    String longest = "n".repeat(KeyText.MAX_NAME_LENGTH);
    VerifierKey key = SampleLog.key(longest, SignatureType.ED25519, 4).verifier();
    assertThat(VerifierKey.parse(key.text())).isEqualTo(key);
    assertThatThrownBy(() -> SampleLog.key(longest + "n", SignatureType.ED25519, 4))
        .hasMessageContaining("255");
  }
}
