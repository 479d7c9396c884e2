package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogVerifierTest {
  private static final int[] PLACES = {0, 31, 32, 33, 34, 35, 1000};

  private static LogFault only(SampleLog log, LogFault.Kind kind) {
    return log.verify().faults().stream()
        .filter(fault -> fault.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " in " + log.verify()));
  }

  /** One of 70,000, with a third level of tiles, is {@link IndependentVerifierTest}'s. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 512, 700})
  void findsNothingWrongWithALogOfAnySize(int size) {
    LogReport report = SampleLog.of(size).verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.entries()).isEqualTo(size);
    assertThat(report.proofs()).isGreaterThanOrEqualTo(size);
  }

  @Test
  void namesTheTileOrTheEntryWhoseByteWasFlipped() {
    SampleLog log = SampleLog.of(700);
    for (Map.Entry<TilePath, byte[]> file : log.files.entrySet()) {
      for (int place : PLACES) {
        int at = place % file.getValue().length;
        file.getValue()[at] ^= 0x10;
        LogReport report = log.verify();
        assertThat(report.isClean()).isFalse();
        assertThat(report.faults().getFirst().place())
            .as("byte %d of %s: %s", at, file.getKey().path(), report)
            .startsWith(file.getKey().path());
        if (file.getKey() instanceof TileAddress) {
          assertThat(report.faults().getFirst().place()).endsWith(" hash " + at / Hash.LENGTH);
        }
        file.getValue()[at] ^= 0x10;
      }
    }
    assertThat(log.verify().isClean()).isTrue();
  }

  @Test
  void namesWhatIsMissingOrCutShort() {
    SampleLog log = SampleLog.of(700);
    for (TilePath path : List.copyOf(log.files.keySet())) {
      byte[] bytes = log.files.remove(path);
      assertThat(only(log, LogFault.Kind.MISSING).place()).isEqualTo(path.path());
      log.files.put(path, Arrays.copyOf(bytes, bytes.length - 1));
      assertThat(log.verify().faults().getFirst().place()).startsWith(path.path());
      log.files.put(path, bytes);
    }
  }

  @Test
  void tellsACheckpointOfAnotherTree() {
    SampleLog log = SampleLog.of(700);
    TreeHead other = new TreeHead(700, SampleLog.leaf(0));
    byte[] note = Checkpoint.of(SampleLog.ORIGIN, other).sign(SampleLog.KEY).bytes();
    LogReport report = LogVerifier.verify(log, note, SampleLog.KEY.verifier(), List.of());
    assertThat(report.faults().getFirst().kind()).isEqualTo(LogFault.Kind.ROOT);
  }

  @Test
  void holdsTheLogToWhatItWasKnownToBe() {
    SampleLog log = SampleLog.of(700);
    byte[] note = log.checkpoint().bytes();
    VerifierKey key = SampleLog.KEY.verifier();
    TreeHead kept = SampleLog.of(300).head();
    assertThat(LogVerifier.verify(log, note, key, List.of(kept)).isClean()).isTrue();
    TreeHead other = new TreeHead(300, SampleLog.leaf(9));
    assertThat(LogVerifier.verify(log, note, key, List.of(other)).faults())
        .extracting(LogFault::place)
        .containsExactly("size 300");
    TreeHead later = SampleLog.of(701).head();
    assertThat(LogVerifier.verify(log, note, key, List.of(later)).faults())
        .extracting(LogFault::kind)
        .containsExactly(LogFault.Kind.ROLLBACK);
  }
}
