package perennial.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.LogFault;
import perennial.journal.log.Merkle;
import perennial.journal.log.NoteVerdict;
import perennial.journal.log.Receipt;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignedNote;
import perennial.journal.log.SignerKey;
import perennial.journal.log.TilePath;
import perennial.journal.log.TreeHead;
import perennial.journal.log.TreeReader;
import perennial.journal.log.VerifierKey;
import perennial.kernel.Digests;
import picocli.CommandLine;

/** A witness over logs that do what they must not. */
class WitnessCommandTest {
  @TempDir private Path folder;
  private Path data;
  private WrittenLog log;

  @BeforeEach
  void publish() throws Exception {
    data = folder.resolve("witness");
    log = new WrittenLog(Files.createDirectory(folder.resolve("served")));
    log.publish(300);
  }

  @AfterEach
  void stop() {
    log.close();
  }

  private String said(int status, String... further) {
    return saidOf(WrittenLog.KEY.verifier().text(), status, further);
  }

  private String saidOf(String key, int status, String... further) {
    List<String> words = new ArrayList<>(List.of(log.url(), "--data", data.toString(), "--once"));
    words.addAll(List.of("--key", key));
    words.addAll(List.of(further));
    return run(status, words.toArray(String[]::new));
  }

  private static String run(int status, String... words) {
    var bytes = new ByteArrayOutputStream();
    var command = new WitnessCommand(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(new CommandLine(command).execute(words)).as(bytes::toString).isEqualTo(status);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private SignedNote kept() throws Exception {
    return SignedNote.parse(Files.readAllBytes(data.resolve("checkpoint")));
  }

  private long keptSize() throws Exception {
    return Checkpoint.parse(kept().text()).head().size();
  }

  private List<Path> evidence() throws Exception {
    try (var files = Files.list(data.resolve("evidence"))) {
      return files.toList();
    }
  }

  @Test
  void isDemandedByWhoeverChecksAReceipt() throws Exception {
    said(0, "--name", "witness.example/w1");
    String key =
        SignerKey.parse(Files.readString(data.resolve("witness.key")).strip()).verifier().text();
    String other =
        SignerKey.generate("witness.example/w2", SignatureType.COSIGNATURE_V1, byte[]::new)
            .verifier()
            .text();
    var proof = new TreeReader(this::tile, 300).inclusion(7);
    Path file = Files.write(folder.resolve("receipt"), Receipt.of(proof, kept()).bytes());
    SignedNote alone = SignedNote.parse(Files.readAllBytes(log.file("checkpoint")));
    Path uncosigned = Files.write(folder.resolve("alone"), Receipt.of(proof, alone).bytes());
    assertThat(checked(0, file, key)).contains("witness.example/w1 cosigned it");
    assertThat(checked(1, file, key, other)).contains("1 of 2 witnesses have cosigned");
    assertThat(checked(1, uncosigned, key)).contains("0 of 1 witnesses have cosigned");
    assertThat(checked(0, uncosigned)).startsWith("Proven: ").doesNotContain("cosigned");
    assertThat(checked(2, file, "none")).startsWith("It cannot be checked: ");
  }

  private byte @Nullable [] tile(TilePath path) {
    try {
      return Files.readAllBytes(log.file(path.path()));
    } catch (IOException e) {
      return null;
    }
  }

  private static String checked(int status, Path receipt, String... witnesses) {
    var bytes = new ByteArrayOutputStream();
    var words = new ArrayList<>(List.of(receipt.toString()));
    words.addAll(List.of("--key", WrittenLog.KEY.verifier().text()));
    words.addAll(
        List.of("--entry", Merkle.leaf(Digests.sha256("entry 7".getBytes(UTF_8))).toString()));
    for (String witness : witnesses) {
      words.addAll(List.of("--witness", witness));
    }
    var command = new CheckReceiptCommand(new PrintStream(bytes, true, UTF_8));
    assertThat(new CommandLine(command).execute(words.toArray(String[]::new)))
        .as(bytes::toString)
        .isEqualTo(status);
    return bytes.toString(UTF_8);
  }

  @Test
  void cosignsALogThatOnlyGrows() throws Exception {
    assertThat(said(0, "--name", "witness.example/w1"))
        .contains("Cosigned 300 entries, the first, taken on trust");
    log.publish(900);
    String said = said(0);
    assertThat(said)
        .contains("Cosigned 900 entries, which continue the 300 entries seen before")
        .contains("This witness's key: witness.example/w1+");
    VerifierKey witness =
        VerifierKey.parse(said.substring(said.indexOf(": ") + 2, said.indexOf('\n')).strip());
    assertThat(kept().check(List.of(WrittenLog.KEY.verifier(), witness)))
        .isEqualTo(new NoteVerdict.Signed(List.of(WrittenLog.KEY.verifier(), witness)));
    assertThat(Files.getPosixFilePermissions(data.resolve("witness.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(said(0)).contains("Cosigned 900 entries, which continue the 900");
    assertThat(said(2, "--name", "other.example/w")).contains("witness.example/w1, for ever");
  }

  @Test
  void raisesAnAlarmAtAForkAndKeepsWhatProvesIt() throws Exception {
    said(0);
    byte[] before = Files.readAllBytes(data.resolve("checkpoint"));
    log.publish(900, 299, "other ");
    assertThat(said(1))
        .contains("ALARM: the log log.example/w at " + log.url() + " has forked")
        .contains("the first 300 of its 900 leaves have the root ");
    assertThat(keptSize()).isEqualTo(300);
    assertThat(evidence()).hasSize(1);
    Path place = evidence().getFirst();
    assertThat(place.resolve("seen")).hasBinaryContent(before);
    assertThat(place.resolve("given")).hasBinaryContent(Files.readAllBytes(log.file("checkpoint")));
    assertThat(Files.readString(place.resolve("fault"))).startsWith("FORK at checkpoint");
    assertThat(Files.readAllLines(place.resolve("proof"))).isNotEmpty();
    assertThat(said(1)).contains("There is evidence of 1 earlier alarms");
    assertThat(evidence()).as("the same fork again").hasSize(1);
  }

  @Test
  void raisesAnAlarmAtTwoRootsOfOneSizeAndAtARollback() throws Exception {
    said(0);
    log.publish(300, 0, "other ");
    assertThat(said(1)).contains("has forked: two roots for 300 leaves");
    log.publish(299);
    assertThat(said(1)).contains("was set back: 299 leaves, and it had 300");
    assertThat(evidence()).hasSize(2);
    log.publish(301);
    assertThat(said(0)).contains("evidence of 2 earlier alarms").contains("Cosigned 301");
  }

  @Test
  void demandsTheTilesThatProveIt() throws Exception {
    said(0);
    log.publish(900);
    Path tile = log.file("tile/0/001");
    byte[] good = Files.readAllBytes(tile);
    Files.delete(tile);
    assertThat(said(1))
        .contains("does not prove that it continues what was seen")
        .contains("(tile/0/001)");
    Files.write(tile, Arrays.copyOf(good, 100));
    assertThat(said(1)).contains("(tile/0/001)");
    byte[] flipped = good.clone();
    flipped[4_000] ^= 1;
    Files.write(tile, flipped);
    assertThat(said(1)).contains("the tiles do not give the root signed");
    assertThat(keptSize()).isEqualTo(300);
    Files.write(tile, good);
    assertThat(said(0)).contains("Cosigned 900");
  }

  @Test
  void knowsAnotherLogAnotherKeyAndNoise() throws Exception {
    said(0);
    SignerKey other =
        SignerKey.generate("other.example", SignatureType.ED25519, length -> new byte[length]);
    TreeHead head = new TreeHead(0, TreeHead.EMPTY.root());
    log.write("checkpoint", Checkpoint.of("other.example", head).sign(other).bytes());
    assertThat(said(1)).contains("gives a checkpoint that is not its own").contains("not signed");
    log.write("checkpoint", "<html>".getBytes(StandardCharsets.UTF_8));
    assertThat(said(1)).contains("gives a checkpoint that is not its own");
    assertThat(data.resolve("evidence")).doesNotExist();
    assertThat(saidOf(other.verifier().text(), 2))
        .contains("what the folder holds is no checkpoint of other.example");
    assertThat(saidOf("none", 2)).contains("This witness cannot work: ");
  }

  @Test
  void saysWhenTheLogOrTheFolderCannotBeUsed() throws Exception {
    said(0);
    Files.delete(log.file("checkpoint"));
    assertThat(said(2)).contains("no checkpoint, but status 404").contains("Seen last: 300");
    log.publish(900);
    Path fresh = data.resolve("checkpoint.new");
    Files.createSymbolicLink(fresh, Path.of("/dev/full"));
    assertThat(said(2)).contains("Nothing was cosigned").contains("cannot be written");
    assertThat(keptSize()).isEqualTo(300);
    Files.delete(fresh);
    said(0);
    assertThat(keptSize()).isEqualTo(900);
    log.close();
    assertThat(said(2)).contains("Nothing was cosigned");
    try (WitnessFolder taken = WitnessFolder.open(data, "", length -> new byte[length])) {
      assertThat(taken.alarms()).isZero();
      assertThat(said(2)).contains("Another program is using the data folder");
    }
  }

  @Test
  void waitsForNoServerThatDripsItsAnswer() throws Exception {
    try (var dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LogClient client =
            LogClient.ofWitness(
                "http://127.0.0.1:" + dripping.getLocalPort(), Duration.ofMillis(300))) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket socket = dripping.accept()) {
              OutputStream out = socket.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n".getBytes(UTF_8));
              for (int i = 0; i < 999; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
              }
            } catch (IOException | InterruptedException e) {
              // The client has hung up, as it must.
            }
          });
      assertThatThrownBy(client::checkpoint)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no whole answer within");
    }
  }

  @Test
  void keepsEvidenceOfOnlySoManyAlarms() throws Exception {
    said(0);
    try (WitnessFolder kept = WitnessFolder.open(data, "", length -> new byte[length])) {
      var fault = new LogFault(LogFault.Kind.FORK, "checkpoint", "two roots");
      for (int i = 0; i < WitnessFolder.EVIDENCE_MAX; i++) {
        kept.keepEvidence(fault, new byte[] {(byte) i}, List.of());
      }
      assertThat(kept.keepEvidence(fault, new byte[2], List.of())).endsWith("which is full");
      assertThat(kept.keepEvidence(fault, new byte[1], List.of())).doesNotContain("full");
    }
    assertThat(evidence()).hasSize(WitnessFolder.EVIDENCE_MAX);
  }

  @Test
  void servesWhatItCosignedAndANodeLearnsOfIt() throws Exception {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Thread watching =
        Thread.ofPlatform()
            .daemon()
            .start(() ->
                new CommandLine(new WitnessCommand(out))
                    .execute(
                        log.url(),
                        "--data",
                        data.toString(),
                        "--every",
                        "1",
                        "--listen",
                        "0",
                        "--key",
                        WrittenLog.KEY.verifier().text()));
    while (!bytes.toString(StandardCharsets.UTF_8).contains("Cosigned 300")) {
      Thread.sleep(20);
    }
    String said = bytes.toString(StandardCharsets.UTF_8);
    String port = said.replaceAll("(?s).* at port ([0-9]+).*", "$1");
    String key = said.substring(said.indexOf(": ") + 2, said.indexOf('\n')).strip();
    String setting = "http://127.0.0.1:" + port + " " + key + ", http://127.0.0.1:1 " + key;
    try (Witnesses witnesses =
        new Witnesses(WitnessAddress.parseAll(setting), WrittenLog.KEY.verifier()).start()) {
      assertThat(witnesses.heads()).extracting(TreeHead::size).containsExactly(300L);
      assertThat(witnesses.silent()).as("the one that does not answer").isOne();
      assertThat(witnesses.cosigned()).hasSize(1);
      SignedNote cosigned = witnesses.cosigned().getFirst();
      assertThat(cosigned.signatures()).as("the log's and the witness's").hasSize(2);
      assertThat(cosigned.check(List.of(VerifierKey.parse(key))))
          .isInstanceOf(NoteVerdict.Signed.class);
    }
    log.publish(299);
    while (said.split("ALARM", -1).length < 3) {
      Thread.sleep(50);
      said = bytes.toString(StandardCharsets.UTF_8);
    }
    assertThat(said).as("it is said again and again").contains("was set back");
    try (LogClient client =
        LogClient.ofWitness("http://127.0.0.1:" + port + "/", Duration.ofSeconds(3))) {
      assertThat(Objects.requireNonNull(client.checkpoint())).isEqualTo(kept().bytes());
    }
    watching.interrupt();
    watching.join();
  }
}
