package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessTest {
  private static final VerifierKey LOG = SampleLog.KEY.verifier();
  private final SampleLog log = SampleLog.of(300);
  private final Checkpoint seen = Checkpoint.of(SampleLog.ORIGIN, log.head());

  private static void alarms(Witness.Verdict verdict, LogFault.Kind kind) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Witness.Verdict.Alarm.class, alarm -> assertThat(alarm.fault().kind()).isEqualTo(kind));
  }

  @Test
  void acceptsAndCosignsWhatContinuesTheLog() {
    log.growTo(900);
    List<Hash> proof = log.reader().consistency(300).path();
    Witness.Verdict verdict = Witness.judge(seen, log.checkpoint().bytes(), LOG, proof);
    assertThat(verdict).isInstanceOf(Witness.Verdict.Accepted.class);
    Witness.Verdict.Accepted accepted = (Witness.Verdict.Accepted) verdict;
    assertThat(accepted.checkpoint().head()).isEqualTo(log.head());
    SignedNote cosigned = Witness.cosign(accepted.note(), SampleLog.WITNESS, 1000);
    List<VerifierKey> both = List.of(LOG, SampleLog.WITNESS.verifier());
    assertThat(cosigned.check(both)).isEqualTo(new NoteVerdict.Signed(both));
    assertThat(Witness.judge(accepted.checkpoint(), cosigned.bytes(), LOG, List.of()))
        .as("the same checkpoint again")
        .isInstanceOf(Witness.Verdict.Accepted.class);
  }

  @Test
  void takesTheFirstCheckpointOnTrust() {
    assertThat(Witness.judge(null, log.checkpoint().bytes(), LOG, List.of()))
        .isInstanceOf(Witness.Verdict.Accepted.class);
    Checkpoint empty = Checkpoint.of(SampleLog.ORIGIN, TreeHead.EMPTY);
    assertThat(Witness.judge(empty, log.checkpoint().bytes(), LOG, List.of()))
        .isInstanceOf(Witness.Verdict.Accepted.class);
    alarms(
        Witness.judge(null, log.checkpoint().bytes(), LOG, List.of(SampleLog.leaf(0))),
        LogFault.Kind.CONSISTENCY);
  }

  @Test
  void alarmsAtARollback() {
    byte[] older = SampleLog.of(299).checkpoint().bytes();
    alarms(Witness.judge(seen, older, LOG, List.of()), LogFault.Kind.ROLLBACK);
  }

  @Test
  void alarmsAtAFork() {
    TreeHead forked = new TreeHead(300, SampleLog.leaf(1));
    byte[] note = Checkpoint.of(SampleLog.ORIGIN, forked).sign(SampleLog.KEY).bytes();
    alarms(Witness.judge(seen, note, LOG, List.of()), LogFault.Kind.FORK);
  }

  @Test
  void alarmsAtALongerForkWhateverItProves() {
    TreeBuilder other = TreeBuilder.empty();
    SampleLog tiles = new SampleLog();
    for (int i = 0; i < 400; i++) {
      other.append(SampleLog.leaf(i + 1));
    }
    other.takeTiles().forEach(tile -> tiles.files.put(tile.address(), tile.bytes()));
    List<Hash> proof = new TreeReader(tiles, 400).consistency(300).path();
    byte[] note = Checkpoint.of(SampleLog.ORIGIN, other.head()).sign(SampleLog.KEY).bytes();
    alarms(Witness.judge(seen, note, LOG, proof), LogFault.Kind.CONSISTENCY);
  }

  @Test
  void alarmsAtAProofThatIsMissingCutOrTooLong() {
    log.growTo(900);
    byte[] note = log.checkpoint().bytes();
    List<Hash> proof = log.reader().consistency(300).path();
    alarms(Witness.judge(seen, note, LOG, List.of()), LogFault.Kind.CONSISTENCY);
    alarms(
        Witness.judge(seen, note, LOG, proof.subList(1, proof.size())), LogFault.Kind.CONSISTENCY);
    alarms(
        Witness.judge(seen, SampleLog.of(300).checkpoint().bytes(), LOG, proof),
        LogFault.Kind.CONSISTENCY);
  }

  @Test
  void alarmsAtWhatTheLogDidNotSign() {
    SignerKey other = SampleLog.key("other.example", SignatureType.ED25519, 7);
    byte[] foreign = Checkpoint.of("other.example", log.head()).sign(other).bytes();
    alarms(Witness.judge(seen, foreign, LOG, List.of()), LogFault.Kind.UNSIGNED);
    alarms(Witness.judge(seen, foreign, other.verifier(), List.of()), LogFault.Kind.OTHER_LOG);
    alarms(Witness.judge(seen, new byte[1], LOG, List.of()), LogFault.Kind.MALFORMED);
  }
}
