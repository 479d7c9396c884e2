package perennial.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.Hash;
import perennial.journal.log.LogReport;
import perennial.journal.log.LogVerifier;
import perennial.journal.log.Merkle;
import perennial.journal.log.OpenedCheckpoint;
import perennial.journal.log.Receipt;
import perennial.journal.log.ReceiptCheck;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignedNote;
import perennial.journal.log.SignerKey;
import perennial.journal.log.TreeHead;
import perennial.kernel.Amount;
import perennial.kernel.Digests;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/** The log over a real journal: in order, whole, one, and never forked. */
class SequencerStoreTest {
  private static final SignerKey KEY =
      SignerKey.generate(
          "log.example/test", SignatureType.ED25519, length -> Digests.sha256(new byte[] {9}));

  @TempDir Path folder;
  private StoreJournal store;
  private LogReader reader;
  private final LogMeters meters = new LogMeters();

  @BeforeEach
  void open() {
    store = new StoreJournal(new ToyRoom());
    reader = new LogReader(store.sessions("perennial_log"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Sequencer node(String name, Sequencer.Steps steps) {
    return node(name, Witnessed.NONE, steps);
  }

  private Sequencer node(String name, Witnessed witnessed, Sequencer.Steps steps) {
    return node(name, witnessed, InstantSource.system(), steps);
  }

  private Sequencer node(String name, InstantSource clock) {
    return node(name, Witnessed.NONE, clock, step -> {});
  }

  private Sequencer node(
      String name, Witnessed witnessed, InstantSource clock, Sequencer.Steps steps) {
    return new Sequencer(
        store.sessions("perennial_log"),
        KEY,
        new CheckpointFile(folder.resolve(name)),
        witnessed,
        clock,
        meters,
        steps);
  }

  private Sequencer node(String name) {
    return node(name, step -> {});
  }

  private void sql(String statement) {
    try (Connection owner = store.owner()) {
      run(owner, statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Connection session, String statement) throws SQLException {
    try (Statement each = session.createStatement()) {
      each.execute(statement);
    }
  }

  /** Entries of made-up commitments, with ids from the sequence. */
  private static String entries(int count) {
    return """
    INSERT INTO journal.entry SELECT nextval('journal.entry_id'), 1, '{1}', 'made', now(), ''::bytea,
      decode(repeat('00', 16), 'hex'), NULL, sha256(gen_random_uuid()::text::bytea)
    FROM generate_series(1, %d)\
    """
        .formatted(count);
  }

  private List<Hash> hashes(String query) {
    List<Hash> hashes = new ArrayList<>();
    try (Connection owner = store.owner();
        Statement select = owner.createStatement();
        ResultSet rows = select.executeQuery(query)) {
      while (rows.next()) {
        hashes.add(new Hash(rows.getBytes(1)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return hashes;
  }

  private List<Hash> leaves() {
    return hashes("SELECT leaf_hash FROM journal.leaf ORDER BY log_index");
  }

  private List<Hash> expected() {
    return hashes("SELECT leaf FROM journal.entry ORDER BY entry_id").stream()
        .map(commitment -> Merkle.leaf(commitment.bytes()))
        .toList();
  }

  private byte[] note() {
    return Objects.requireNonNull(reader.checkpoint());
  }

  private TreeHead published() {
    return ((OpenedCheckpoint.Trusted) OpenedCheckpoint.open(note(), KEY.verifier()))
        .checkpoint()
        .head();
  }

  private LogReport verify(List<TreeHead> earlier) {
    return LogVerifier.verify(reader::tile, note(), KEY.verifier(), earlier);
  }

  @Test
  void putsEveryEntryIntoTheLogInOrder() {
    sql("INSERT INTO journal.head VALUES (1, 0, decode(repeat('00', 32), 'hex'), 'epoch')");
    var actor = new Actor(new LicenseeId(1), 7, "WAJ000001");
    try (Sequencer node = node("a")) {
      assertThat(node.pass()).isZero();
      assertThat(published()).isEqualTo(TreeHead.EMPTY);
      store.run(actor, new ToyRoom.MakeBox("box", Amount.of(5), Stated.NONE, null));
      assertThat(node.pass()).isEqualTo(1);
      sql(entries(5_000));
      assertThat(node.pass()).isEqualTo(Sequencer.BATCH);
      assertThat(node.pass()).isEqualTo(5_000 - Sequencer.BATCH);
      assertThat(node.pass()).isZero();
    }
    assertThat(leaves()).hasSize(5_001).isEqualTo(expected());
    assertThat(published().size()).isEqualTo(5_001);
    assertThat(published().root()).isEqualTo(naiveRoot(leaves()));
    assertThat(verify(List.of()).isClean()).isTrue();
  }

  private static Hash naiveRoot(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return Merkle.node(
        naiveRoot(leaves.subList(0, k)), naiveRoot(leaves.subList(k, leaves.size())));
  }

  @Test
  void givesAReceiptFromTheNextCheckpointOn() {
    sql(entries(300));
    Hash leaf = expected().get(299);
    assertThat(reader.proof(leaf)).isInstanceOf(LogReader.Proof.Soon.class);
    assertThat(reader.proof(Merkle.EMPTY_ROOT)).isInstanceOf(LogReader.Proof.Unknown.class);
    try (Sequencer node = node("a")) {
      node.pass();
    }
    var ready = (LogReader.Proof.Ready) reader.proof(leaf);
    assertThat(ReceiptCheck.of(KEY.verifier()).faults(ready.receipt(), leaf)).isEmpty();
    assertThat(ReceiptCheck.of(KEY.verifier()).faults(ready.receipt(), Merkle.EMPTY_ROOT))
        .isNotEmpty();
  }

  @Test
  void givesAReceiptUnderACosignedCheckpointWhereOneHoldsTheEntry() {
    SignerKey witness =
        SignerKey.generate("witness.example/w", SignatureType.COSIGNATURE_V1, byte[]::new);
    var demanded = new ReceiptCheck(KEY.verifier(), List.of(witness.verifier()), 1);
    sql(entries(300));
    try (Sequencer node = node("a")) {
      node.pass();
      SignedNote cosigned = cosigned(SignedNote.parse(note()).text(), witness);
      sql(entries(300));
      node.pass();
      node.pass(); // which finds that there is a pause, and signs
      Hash held = expected().get(299);
      Receipt receipt = receipt(held, cosigned);
      assertThat(receipt.checkpoint()).isEqualTo(cosigned);
      assertThat(demanded.faults(receipt, held)).isEmpty();
      assertThat(demanded.faults(receipt(held), held)).as("without the witness").hasSize(1);
      Hash later = expected().get(300);
      assertThat(receipt(later, cosigned).checkpoint()).isEqualTo(SignedNote.parse(note()));

      String false300 = Checkpoint.of("log.example/test", new TreeHead(300, later)).text();
      assertThat(receipt(held, cosigned(false300, witness)).checkpoint())
          .as("a checkpoint of another tree is passed over")
          .isEqualTo(SignedNote.parse(note()));
    }
  }

  @Test
  void signsInIntervalsWhileEntriesComeAndAtOnceInAPause() {
    var now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    try (Sequencer node = node("a", now::get)) {
      assertThat(sizeAfter(node, 3)).as("the first, at once").isEqualTo(3);
      assertThat(sizeAfter(node, 3)).isEqualTo(3);
      now.updateAndGet(t -> t.plus(Sequencer.CHECKPOINT_EVERY).minusNanos(1));
      assertThat(sizeAfter(node, 3)).isEqualTo(3);
      now.updateAndGet(t -> t.plusNanos(1));
      assertThat(sizeAfter(node, 3)).isEqualTo(12);
      assertThat(sizeAfter(node, 3)).isEqualTo(12);
      assertThat(sizeAfter(node, 0)).as("a pause").isEqualTo(15);
    }
  }

  /** Leaves of the newest checkpoint after a pass over some more entries. */
  private long sizeAfter(Sequencer node, int more) {
    sql(entries(more));
    assertThat(node.pass()).isEqualTo(more);
    return Long.parseLong(SignedNote.parse(note()).text().lines().toList().get(1));
  }

  private static SignedNote cosigned(String text, SignerKey witness) {
    return new SignedNote(text, List.of(KEY.sign(text), witness.cosign(text, 1)));
  }

  private Receipt receipt(Hash leaf, SignedNote... cosigned) {
    return ((LogReader.Proof.Ready) reader.proof(leaf, List.of(cosigned))).receipt();
  }

  @Test
  void isNotHeldUpByAnOpenTransactionAndTakesItsEntryLater() throws SQLException {
    try (Sequencer node = node("a");
        Connection late = store.owner();
        Connection never = store.owner()) {
      late.setAutoCommit(false);
      never.setAutoCommit(false);
      run(late, entries(1));
      run(never, entries(2));
      sql(entries(10));
      assertThat(node.pass()).isEqualTo(10);
      never.rollback();
      sql(entries(10));
      assertThat(node.pass()).isEqualTo(10);
      for (int i = 0; i < 5; i++) {
        assertThat(node.pass()).isZero();
      }
      late.commit();
      assertThat(node.pass()).isEqualTo(1);
    }
    assertThat(leaves()).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void findsALateEntryAfterARestartToo() throws SQLException {
    try (Connection late = store.owner()) {
      late.setAutoCommit(false);
      run(late, entries(1));
      sql(entries(10));
      try (Sequencer node = node("a")) {
        node.pass();
      }
      late.commit();
    }
    try (Sequencer node = node("a")) {
      assertThat(node.pass()).isEqualTo(1);
    }
    assertThat(leaves()).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void neverForksWhereverItIsCutShort() {
    List<TreeHead> seen = new ArrayList<>();
    for (Sequencer.Step cut : Sequencer.Step.values()) {
      sql(entries(300));
      Sequencer.Steps steps =
          step -> {
            if (step == cut) {
              throw new SQLException("cut", "08006");
            }
          };
      try (Sequencer dying = node("a", steps)) {
        assertThatThrownBy(dying::pass).isInstanceOf(DatabaseFailure.class);
      }
      byte[] kept = new CheckpointFile(folder.resolve("a")).read();
      if (kept != null) {
        seen.add(
            ((OpenedCheckpoint.Trusted) OpenedCheckpoint.open(kept, KEY.verifier()))
                .checkpoint()
                .head());
      }
      try (Sequencer next = node("a")) {
        next.pass();
      }
      seen.add(published());
      assertThat(leaves()).as("after %s", cut).isEqualTo(expected());
    }
    assertThat(seen).hasSizeGreaterThan(Sequencer.Step.values().length);
    assertThat(verify(seen).isClean()).isTrue();
  }

  @Test
  void letsOneOfTwoNodesSequenceAndTheOtherTakeOver() throws Exception {
    try (Sequencer one = node("a");
        Sequencer other = node("b");
        var threads = Executors.newFixedThreadPool(3)) {
      var isWritten = new AtomicBoolean();
      Callable<Integer> first = () -> passes(one, isWritten);
      Callable<Integer> second = () -> passes(other, isWritten);
      Callable<Integer> writer =
          () -> {
            for (int i = 0; i < 40; i++) {
              sql(entries(50));
            }
            isWritten.set(true);
            return 0;
          };
      var counts = threads.invokeAll(List.of(first, second, writer));
      int a = counts.get(0).get();
      int b = counts.get(1).get();
      assertThat(Math.min(a, b)).as("the one that does not lead").isZero();
      sql(entries(7));
      Sequencer leader = a > 0 ? one : other;
      Sequencer follower = a > 0 ? other : one;
      while (leader.pass() > 0) {
        assertThat(follower.pass()).isZero();
      }
      leader.close();
      sql(entries(3));
      int taken = 0;
      for (int i = 0; i < 100 && taken == 0; i++) {
        taken = follower.pass();
        Thread.sleep(20);
      }
      assertThat(taken).isEqualTo(3);
    }
    assertThat(leaves()).hasSize(2_010).containsExactlyInAnyOrderElementsOf(expected());
    assertThat(verify(List.of()).isClean()).isTrue();
  }

  /** Passes until all is written, and one more. */
  private static int passes(Sequencer node, AtomicBoolean isWritten) throws InterruptedException {
    int count = node.pass();
    while (!isWritten.get()) {
      Thread.sleep(5);
      count += node.pass();
    }
    return count + node.pass();
  }

  @Test
  void refusesADatabaseThatWasSetBack() {
    sql(entries(500));
    try (Sequencer node = node("a");
        Sequencer follower = node("b")) {
      node.pass();
      follower.pass();
      sql("DELETE FROM journal.leaf WHERE log_index >= 300");
      sql("DELETE FROM journal.checkpoint");
      sql("DELETE FROM journal.tile");
      sql(
          "UPDATE journal.tree SET size = 300, root = decode('"
              + naiveRoot(leaves())
              + "', 'hex'), settled = 300");
      for (Sequencer each : List.of(node, follower)) {
        assertThatThrownBy(each::pass)
            .isInstanceOf(LogRefused.class)
            .hasMessageContaining("300 leaves, and a checkpoint of 500 was published");
      }
    }
    assertThat(leaves()).hasSize(300);
  }

  @Test
  void refusesWhatIsBehindAWitnessAlthoughItsOwnFileIsGone() {
    sql(entries(500));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    List<TreeHead> seen = List.of(published());
    Witnessed witness = () -> seen;
    sql(entries(10));
    try (Sequencer node = node("b", witness, step -> {})) {
      assertThat(node.pass()).as("ahead of the witness").isEqualTo(10);
    }
    setBackTo(300);
    try (Sequencer node = node("c", witness, step -> {})) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessageContaining("300 leaves, and a witness holds a checkpoint of 500");
    }
    List<TreeHead> other = List.of(new TreeHead(200, Merkle.EMPTY_ROOT));
    try (Sequencer node = node("d", () -> other, step -> {})) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessageContaining("does not continue the published checkpoint of 200 leaves");
    }
    assertThat(leaves()).hasSize(300);
  }

  @Test
  void learnsLaterWhatAWitnessHoldsThatDidNotAnswer() {
    sql(entries(500));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    List<TreeHead> seen = List.of(published());
    List<TreeHead> told = new ArrayList<>();
    setBackTo(300);
    try (Sequencer node = node("b", () -> List.copyOf(told), step -> {})) {
      node.pass();
      told.addAll(seen);
      assertThatThrownBy(node::pass).isInstanceOf(LogRefused.class);
    }
  }

  private void setBackTo(int size) {
    sql("DELETE FROM journal.leaf WHERE log_index >= " + size);
    sql("DELETE FROM journal.entry WHERE entry_id NOT IN (SELECT entry_id FROM journal.leaf)");
    sql("DELETE FROM journal.checkpoint");
    sql("DELETE FROM journal.tile");
    sql(
        "UPDATE journal.tree SET size = %d, settled = %d, root = decode('%s', 'hex')"
            .formatted(size, size, naiveRoot(leaves())));
  }

  @Test
  void namesWhatIsMissingFromTheDatabase() {
    sql(entries(700));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    sql("DELETE FROM journal.tile");
    sql("DELETE FROM journal.leaf WHERE log_index = 699");
    try (Sequencer node = node("a")) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessage("A leaf of the log is missing from the database.");
    }
    sql("DELETE FROM journal.tree");
    try (Sequencer node = node("a")) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessage("The head of the tree is missing from the database.");
    }
  }

  @Test
  void namesAHeadThatItsLeavesDoNotGive() {
    sql(entries(700));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    sql("UPDATE journal.tree SET root = sha256('false')");
    try (Sequencer node = node("b")) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessage("The leaves in the database do not give the head of the tree.");
    }
  }

  @Test
  void holdsATreeToItsFileByTilesMadeAnew() {
    sql(entries(100));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    sql(entries(600));
    try (Sequencer node = node("b")) {
      node.pass();
    }
    // Beyond the right edge, which is all that taking up the tree reads.
    sql("DELETE FROM journal.tile WHERE level = 0 AND n = 0");
    try (Sequencer node = node("a")) {
      node.pass();
    }
    assertThat(verify(List.of()).isClean()).isTrue();
    assertThat(new CheckpointFile(folder.resolve("a")).read()).isEqualTo(note());
  }

  @Test
  void refusesAFileThatIsNoCheckpoint() {
    new CheckpointFile(folder.resolve("a")).write(new byte[] {1});
    try (Sequencer node = node("a")) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessageContaining("The newest checkpoint is not ours");
    }
  }

  @Test
  void goesOnByItselfWhenTheDataFolderHasRoomAgain() throws Exception {
    Path fresh = folder.resolve("a.new");
    Files.createSymbolicLink(fresh, Path.of("/dev/full"));
    sql(entries(300));
    try (SequencerLoop loop = new SequencerLoop(node("a"), meters).start()) {
      await(() -> loop.trouble().isPresent());
      assertThat(loop.trouble().orElseThrow())
          .contains("the checkpoint file cannot be written (No space left on device)")
          .contains("goes on by itself")
          .doesNotContain(folder.toString());
      assertThat(reader.checkpoint()).as("nobody saw what the file does not hold").isNull();
      sql(entries(10));
      Files.delete(fresh);
      await(() -> loop.trouble().isEmpty());
      await(() -> published().size() == 310);
    }
    assertThat(leaves()).isEqualTo(expected());
    assertThat(meters.failures.sum()).isPositive();
  }

  @Test
  void goesOnByItselfWhenTheDatabaseHasRoomAgain() throws Exception {
    sql(
        """
        CREATE FUNCTION journal.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$\
        """);
    for (String table : List.of("tile", "checkpoint")) {
      sql(
          "CREATE TRIGGER full_disk BEFORE INSERT ON journal.%s EXECUTE FUNCTION journal.full_disk()"
              .formatted(table));
      long before = leaves().size();
      sql(entries(300));
      try (SequencerLoop loop = new SequencerLoop(node("a"), meters).start()) {
        await(() -> loop.trouble().isPresent());
        assertThat(loop.trouble().orElseThrow())
            .contains("the disk of the database is full")
            .doesNotContain("extend");
        sql("DROP TRIGGER full_disk ON journal." + table);
        await(() -> loop.trouble().isEmpty());
        await(() -> published().size() == before + 300);
      }
      assertThat(leaves()).as("full at %s", table).isEqualTo(expected());
    }
    assertThat(verify(List.of()).isClean()).isTrue();
  }

  private static void await(Callable<Boolean> fact) throws Exception {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!fact.call()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  @Test
  void refusesATreeThatDoesNotContinueWhatWasPublished() {
    sql(entries(10));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    sql("DELETE FROM journal.leaf");
    sql("DELETE FROM journal.checkpoint");
    sql("UPDATE journal.tree SET size = 0, root = sha256(''), settled = 3");
    sql(entries(10));
    try (Sequencer elsewhere = node("b")) {
      elsewhere.pass();
    }
    try (Sequencer node = node("a")) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessageContaining("does not continue the published checkpoint of 10 leaves");
    }
  }

  @Test
  void refusesTheCheckpointOfAnotherKey() {
    try (Sequencer node = node("a")) {
      node.pass();
    }
    var other = SignerKey.generate("other/log", SignatureType.ED25519, length -> new byte[length]);
    try (Sequencer node =
        new Sequencer(
            store.sessions("perennial_log"),
            other,
            new CheckpointFile(folder.resolve("c")),
            Witnessed.NONE,
            InstantSource.system(),
            meters)) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessageContaining("not ours");
    }
  }

  @Test
  void makesLostTilesAnewAndNamesAFalseLeaf() {
    sql(entries(700));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    sql("DELETE FROM journal.tile");
    try (Sequencer node = node("a")) {
      node.pass();
    }
    assertThat(verify(List.of()).isClean()).isTrue();
    sql("UPDATE journal.leaf SET leaf_hash = sha256('false') WHERE log_index = 400");
    sql("DELETE FROM journal.tile WHERE level = 0 AND n = 2");
    try (Sequencer node = node("a")) {
      assertThatThrownBy(node::pass)
          .isInstanceOf(LogRefused.class)
          .hasMessage("Leaf 400 in the database is not the one of its entry.");
    }
  }

  @Test
  void showsAFalseTileAndAFalseEntryToWhoeverVerifies() {
    sql(entries(700));
    try (Sequencer node = node("a")) {
      node.pass();
    }
    sql("UPDATE journal.tile SET bytes = set_byte(bytes, 33, 77) WHERE level = 0 AND n = 1");
    assertThat(verify(List.of()).faults().getFirst().place()).startsWith("tile/0/001 hash 1");
    sql("DELETE FROM journal.tile");
    try (Sequencer node = node("a")) {
      node.pass();
    }
    sql("UPDATE journal.entry SET leaf = sha256('false') WHERE entry_id = 300");
    assertThat(verify(List.of()).faults().getFirst().place()).startsWith("tile/entries/001 entry");
  }
}
