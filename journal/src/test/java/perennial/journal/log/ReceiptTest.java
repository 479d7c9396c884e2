package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.kernel.Bytes;

class ReceiptTest {
  private static final SampleLog LOG = SampleLog.of(700);
  private static final VerifierKey WITNESS = SampleLog.WITNESS.verifier();
  private static final ReceiptCheck CHECK = ReceiptCheck.of(SampleLog.KEY.verifier());
  private static final Receipt RECEIPT = Receipt.of(LOG.reader().inclusion(300), LOG.checkpoint());
  private static final Hash LEAF = SampleLog.leaf(300);

  private static List<LogFault.Kind> kinds(ReceiptCheck check, Receipt receipt, Hash leaf) {
    return check.faults(receipt, leaf).stream().map(LogFault::kind).toList();
  }

  @Test
  void readsWhatItPrints() {
    String text = new String(RECEIPT.bytes(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("c2sp.org/tlog-proof@v1\nindex 300\n")
        .contains("\n\nexample.com/log\n700\n");
    assertThat(Receipt.parse(RECEIPT.bytes())).isEqualTo(RECEIPT);
    Receipt extra =
        new Receipt(new Bytes(new byte[] {1, 2}), 0, List.of(), SampleLog.of(1).checkpoint());
    assertThat(new String(extra.bytes(), StandardCharsets.UTF_8))
        .startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 0\n\nexample.com/log\n1\n");
    assertThat(Receipt.parse(extra.bytes())).isEqualTo(extra);
  }

  @Test
  void provesItsEntryAndNoOther() {
    assertThat(CHECK.faults(RECEIPT, LEAF)).isEmpty();
    assertThat(kinds(CHECK, RECEIPT, SampleLog.leaf(301))).containsExactly(LogFault.Kind.INCLUSION);
    Receipt moved = new Receipt(null, 301, RECEIPT.path(), RECEIPT.checkpoint());
    assertThat(kinds(CHECK, moved, LEAF)).containsExactly(LogFault.Kind.INCLUSION);
    Receipt outside = new Receipt(null, 700, RECEIPT.path(), RECEIPT.checkpoint());
    assertThat(kinds(CHECK, outside, LEAF)).containsExactly(LogFault.Kind.INCLUSION);
    Receipt older = new Receipt(null, 300, RECEIPT.path(), SampleLog.of(699).checkpoint());
    assertThat(kinds(CHECK, older, LEAF)).containsExactly(LogFault.Kind.INCLUSION);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    ReceiptCheck demanding =
        new ReceiptCheck(
            SampleLog.key("other.example", SignatureType.ED25519, 5).verifier(),
            List.of(WITNESS),
            1);
    assertThat(kinds(demanding, RECEIPT, LEAF))
        .containsExactly(LogFault.Kind.UNSIGNED, LogFault.Kind.WITNESSES);
  }

  @Test
  void countsTheWitnessesThatAreTrusted() {
    ReceiptCheck one = new ReceiptCheck(SampleLog.KEY.verifier(), List.of(WITNESS), 1);
    assertThat(kinds(one, RECEIPT, LEAF)).containsExactly(LogFault.Kind.WITNESSES);
    SignedNote cosigned = Witness.cosign(RECEIPT.checkpoint(), SampleLog.WITNESS, 5);
    assertThat(one.faults(new Receipt(null, 300, RECEIPT.path(), cosigned), LEAF)).isEmpty();
    NoteSignature stale = SampleLog.WITNESS.cosign("another text\n", 5);
    Receipt forged = new Receipt(null, 300, RECEIPT.path(), RECEIPT.checkpoint().with(stale));
    assertThat(kinds(one, forged, LEAF))
        .containsExactly(LogFault.Kind.FORGED, LogFault.Kind.WITNESSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\n",
        "c2sp.org/tlog-proof@v1\n\nNOTE",
        "c2sp.org/tlog-proof@v2\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 00\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex -1\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 72057594037927936\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\r\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\n\nno note"
      })
  void refusesMalformedReceipts(String text) {
    String note = new String(RECEIPT.checkpoint().bytes(), StandardCharsets.UTF_8);
    byte[] bytes = text.replace("NOTE", note).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Receipt.parse(bytes)).isInstanceOf(LogFormatException.class);
  }

  @Test
  void refusesWhatIsOverItsLimits() {
    SignedNote note = RECEIPT.checkpoint();
    List<Hash> most = Collections.nCopies(Receipt.MAX_PATH, LEAF);
    Receipt largest = new Receipt(new Bytes(new byte[Receipt.MAX_EXTRA_BYTES]), 0, most, note);
    assertThat(Receipt.parse(largest.bytes())).isEqualTo(largest);
    List<Hash> more = Collections.nCopies(Receipt.MAX_PATH + 1, LEAF);
    assertThatThrownBy(() -> new Receipt(null, 0, more, note)).hasMessageContaining("56 hashes");
    Bytes extra = new Bytes(new byte[Receipt.MAX_EXTRA_BYTES + 1]);
    assertThatThrownBy(() -> new Receipt(extra, 0, most, note)).hasMessageContaining("4096");
    assertThatThrownBy(() -> Receipt.parse(new byte[Receipt.MAX_BYTES + 1]))
        .hasMessageContaining("longer than");
  }

  @Test
  void aSpoiltReceiptIsRefusedOrReadExactlyAndNeverProvesAnother() {
    byte[] original = RECEIPT.bytes();
    qt().withExamples(20_000)
        .forAll(integers().all())
        .check(seed -> {
          byte[] spoilt = Mutations.mutate(original, seed);
          try {
            Receipt read = Receipt.parse(spoilt);
            boolean proves = CHECK.faults(read, LEAF).isEmpty();
            return Arrays.equals(read.bytes(), spoilt)
                && (!proves || (read.path().equals(RECEIPT.path()) && read.index() == 300));
          } catch (LogFormatException e) {
            return true;
          }
        });
  }
}
