package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.kernel.Bytes;

class SignedNoteTest {
  private static final String TEXT = "first\n\nthird, with \u00e4 and \u2014 dash\n";
  private static final SignedNote NOTE =
      new SignedNote(TEXT, List.of(SampleLog.KEY.sign(TEXT)))
          .with(SampleLog.WITNESS.cosign(TEXT, 1_679_315_147));
  private static final String LINE = NOTE.signatures().getFirst().line();

  private static SignedNote parse(String note) {
    return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
  }

  private static NoteSignature signature(String name, int keyId) {
    return new NoteSignature(name, keyId, new Bytes(new byte[] {1}));
  }

  @Test
  void readsWhatItPrints() {
    assertThat(SignedNote.parse(NOTE.bytes())).isEqualTo(NOTE);
    assertThat(new String(NOTE.bytes(), StandardCharsets.UTF_8)).startsWith(TEXT + "\n\u2014 ");
  }

  @Test
  void tellsWhoSigned() {
    VerifierKey log = SampleLog.KEY.verifier();
    VerifierKey witness = SampleLog.WITNESS.verifier();
    VerifierKey other = SampleLog.key("other.example", SignatureType.ED25519, 3).verifier();
    assertThat(NOTE.check(List.of(log, other, witness)))
        .isEqualTo(new NoteVerdict.Signed(List.of(log, witness)));
    assertThat(NOTE.check(List.of(other))).isEqualTo(new NoteVerdict.Unsigned());
    assertThat(NOTE.check(List.of())).isEqualTo(new NoteVerdict.Unsigned());
  }

  @Test
  void oneFalseSignatureOfAKnownKeyCondemnsTheNote() {
    SignedNote forged = new SignedNote("another text\n", NOTE.signatures());
    VerifierKey log = SampleLog.KEY.verifier();
    assertThat(forged.check(List.of(log))).isEqualTo(new NoteVerdict.Forged(log));
    SignedNote half = forged.with(SampleLog.KEY.sign("another text\n"));
    VerifierKey witness = SampleLog.WITNESS.verifier();
    assertThat(half.check(List.of(log, witness))).isEqualTo(new NoteVerdict.Forged(witness));
  }

  @Test
  void passesOverSignaturesThatShareNameOrIdOnly() {
    VerifierKey log = SampleLog.KEY.verifier();
    SignedNote note =
        new SignedNote(
            TEXT, List.of(signature(log.name(), log.keyId() + 1), signature("x", log.keyId())));
    assertThat(note.check(List.of(log))).isEqualTo(new NoteVerdict.Unsigned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\nLINE\n",
        "text\n\nLINE",
        "text\n\nLINE\n\n",
        "text\n\nLINE\nLINE\n",
        "text\n\nLINE \n",
        "text\n\n LINE\n",
        "text\n\n- example.com/log AAAAAAA=\n",
        "text\n\n\u2014example.com/log AAAAAAA=\n",
        "text\n\n\u2014 example.com/log\n",
        "text\n\n\u2014 example.com/log AAAAAA==\n",
        "text\n\n\u2014 example.com/log AAAAAAB=\n",
        "text\n\n\u2014 example.com/log AAAAAAA\n",
        "text\n\n\u2014 example.com/log  AAAAAAA=\n",
        "text\n\n\u2014 a+b AAAAAAA=\n",
        "text\n\n\u2014 a\u00a0b AAAAAAA=\n",
        "text\n\n\u2014 a\u0085b AAAAAAA=\n",
        "text\n\n\u2014  AAAAAAA=\n",
        "te\txt\n\nLINE\n",
        "te\rxt\n\nLINE\n",
        "te\0xt\n\nLINE\n"
      })
  void refusesMalformedNotes(String note) {
    assertThatThrownBy(() -> parse(note.replace("LINE", LINE)))
        .isInstanceOf(LogFormatException.class)
        .hasMessageStartingWith("note");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] bytes = NOTE.bytes();
    bytes[1] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.parse(bytes)).hasMessage("note: it is no UTF-8");
    assertThatThrownBy(() -> new SignedNote("\ud800\n", NOTE.signatures()))
        .hasMessageContaining("UTF-8");
  }

  @Test
  void takesAsManySignaturesAsTheLimitAndNotOneMore() {
    List<NoteSignature> signatures = new ArrayList<>();
    for (int i = 0; i < SignedNote.MAX_SIGNATURES; i++) {
      signatures.add(signature("k" + i, i));
    }
    SignedNote full = new SignedNote(TEXT, signatures);
    assertThat(SignedNote.parse(full.bytes())).isEqualTo(full);
    signatures.add(signature("last", 1));
    assertThatThrownBy(() -> new SignedNote(TEXT, signatures))
        .hasMessageContaining("more than 100");
    String more = new String(full.bytes(), StandardCharsets.UTF_8) + LINE + "\n";
    assertThatThrownBy(() -> parse(more)).hasMessageContaining("more than 100");
  }

  @Test
  void refusesNotesOneByteOverTheLimit() {
    int signatures = NOTE.bytes().length - TEXT.getBytes(StandardCharsets.UTF_8).length;
    String fitting = "x".repeat(SignedNote.MAX_BYTES - signatures - 1) + "\n";
    assertThat(new SignedNote(fitting, NOTE.signatures()).bytes()).hasSize(SignedNote.MAX_BYTES);
    assertThatThrownBy(() -> new SignedNote("x" + fitting, NOTE.signatures()))
        .hasMessageContaining("longer than");
    assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
        .hasMessageContaining("longer than");
  }

  @Test
  void anotherSignatureOfOneKeyReplacesTheFirst() {
    SignedNote again = NOTE.with(SampleLog.WITNESS.cosign(TEXT, 1_679_315_148));
    assertThat(again.signatures()).hasSize(2);
    assertThat(Cosignature.seconds(again.signatures().getLast())).isEqualTo(1_679_315_148);
  }

  @Test
  void aSpoiltNoteIsRefusedOrReadExactlyAndNeverTrusted() {
    byte[] original = NOTE.bytes();
    VerifierKey log = SampleLog.KEY.verifier();
    qt().withExamples(20_000)
        .forAll(integers().all())
        .check(seed -> {
          byte[] spoilt = Mutations.mutate(original, seed);
          try {
            SignedNote read = SignedNote.parse(spoilt);
            boolean trusted = read.check(List.of(log)) instanceof NoteVerdict.Signed;
            return Arrays.equals(read.bytes(), spoilt) && (!trusted || read.text().equals(TEXT));
          } catch (LogFormatException e) {
            return true;
          }
        });
  }

  @Test
  void everyFlippedBitOfACheckpointIsFound() {
    byte[] original = SampleLog.of(5).checkpoint().bytes();
    for (int bit = 0; bit < original.length * 8; bit++) {
      byte[] flipped = original.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(OpenedCheckpoint.open(flipped, SampleLog.KEY.verifier()))
          .as("bit %d", bit)
          .isInstanceOf(OpenedCheckpoint.Refused.class);
    }
  }
}
