package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  private static final String TEXT = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

  @Test
  void readsWhatItPrints() {
    Checkpoint checkpoint = Checkpoint.parse(TEXT);
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.head().size()).isEqualTo(20_852_163);
    assertThat(checkpoint.extensions()).isEmpty();
    assertThat(checkpoint.text()).isEqualTo(TEXT);
    assertThat(Checkpoint.parse(TEXT + "one\ntwo\n").extensions()).containsExactly("one", "two");
    assertThat(Checkpoint.parse(TEXT + "one\ntwo\n").text()).isEqualTo(TEXT + "one\ntwo\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "o\n5\n",
        "o\n5\nROOT",
        "\n5\nROOT\n",
        "o\n\nROOT\n",
        "o\n05\nROOT\n",
        "o\n+5\nROOT\n",
        "o\n-5\nROOT\n",
        "o\n5 \nROOT\n",
        "o\n72057594037927937\nROOT\n",
        "o\n99999999999999999999999\nROOT\n",
        "o\n0\nROOT\n",
        "o\n5\nCsUY\n",
        "o\n5\nROOT=\n",
        "o\n5\nROOT\n\n",
        "o\n5\nROOT\none\n\ntwo\n",
        "o\n5\nROOT\none"
      })
  void refusesMalformedTexts(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text.replace("ROOT", ROOT)))
        .isInstanceOf(LogFormatException.class)
        .hasMessageStartingWith("checkpoint");
  }

  @Test
  void opensForTheKeyOfItsOwnLogOnly() {
    VerifierKey log = SampleLog.KEY.verifier();
    SignedNote good = SampleLog.of(3).checkpoint();
    assertThat(OpenedCheckpoint.open(good.bytes(), log))
        .isInstanceOfSatisfying(
            OpenedCheckpoint.Trusted.class,
            trusted -> assertThat(trusted.checkpoint().head()).isEqualTo(SampleLog.of(3).head()));
    SignerKey other = SampleLog.key("other.example", SignatureType.ED25519, 9);
    assertThat(kind(OpenedCheckpoint.open(good.bytes(), other.verifier())))
        .isEqualTo(LogFault.Kind.UNSIGNED);
    SignedNote foreign = noteOf(Checkpoint.of("other.example", SampleLog.of(3).head()).text());
    assertThat(kind(OpenedCheckpoint.open(foreign.bytes(), log)))
        .isEqualTo(LogFault.Kind.OTHER_LOG);
    assertThat(kind(OpenedCheckpoint.open(noteOf("no checkpoint\n").bytes(), log)))
        .isEqualTo(LogFault.Kind.MALFORMED);
    assertThat(kind(OpenedCheckpoint.open(new byte[3], log))).isEqualTo(LogFault.Kind.MALFORMED);
    assertThat(kind(OpenedCheckpoint.open(new SignedNote("x\n", good.signatures()).bytes(), log)))
        .isEqualTo(LogFault.Kind.FORGED);
  }

  private static SignedNote noteOf(String text) {
    return new SignedNote(text, List.of(SampleLog.KEY.sign(text)));
  }

  private static LogFault.Kind kind(OpenedCheckpoint opened) {
    return ((OpenedCheckpoint.Refused) opened).fault().kind();
  }
}
