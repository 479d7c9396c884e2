package perennial.bench;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import perennial.journal.CheckpointFile;
import perennial.journal.LogMeters;
import perennial.journal.LogReader;
import perennial.journal.Sequencer;
import perennial.journal.Witnessed;
import perennial.journal.log.Hash;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;

/** What the log itself can do: how fast it takes entries, and how fast it proves them. */
final class LogMeasures {
  private static final int PROOFS = 5_000;

  /** Enough for the compiler to have seen the path of a proof. */
  private static final int WARM_UPS = 2_000;

  private final RegistryProcess registry;
  private final Progress progress;
  private final SignerKey key =
      SignerKey.generate("log.example/bench", SignatureType.ED25519, LogMeasures::random);

  LogMeasures(RegistryProcess registry, Progress progress) {
    this.registry = registry;
    this.progress = progress;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /**
   * A backlog that is worked off.
   *
   * @param entries that wait, beside half as many that were sequenced before
   */
  String sequencing(int entries) {
    try (LogDatabase database = LogDatabase.create(registry);
        Sequencer sequencer = sequencer(database)) {
      sequence(sequencer, database, entries / 2);
      Cpu before = registry.cpu();
      double seconds = sequence(sequencer, database, entries);
      Cpu used = registry.cpu().minus(before);
      double rate = entries / seconds;
      progress.say(String.format(Locale.ROOT, "  Sequencing: %,.0f entries/s", rate));
      return table(
          "A backlog put into the log",
          List.of("entries", "entries/s", "CPU µs: sequencer", "PostgreSQL"),
          List.of(
              count(entries),
              count(rate),
              tenths((double) used.self() / entries),
              tenths((double) used.postgres() / entries)));
    }
  }

  private Sequencer sequencer(LogDatabase database) {
    return new Sequencer(
        database.log(),
        key,
        new CheckpointFile(registry.data().resolve("bench-checkpoint")),
        Witnessed.NONE,
        InstantSource.system(),
        new LogMeters());
  }

  /** How many seconds the sequencer took, without the making of the entries. */
  private double sequence(Sequencer sequencer, LogDatabase database, int entries) {
    progress.now("  Writing " + entries + " entries");
    database.run(
        """
        INSERT INTO journal.entry SELECT nextval('journal.entry_id'), 1, '{1}', 'made', now(),
          decode(repeat('00', 300), 'hex'), decode(repeat('00', 16), 'hex'), NULL,
          sha256(gen_random_uuid()::text::bytea) FROM generate_series(1, %d);
        ANALYZE journal.entry; CHECKPOINT\
        """
            .formatted(entries));
    long startedAt = System.nanoTime();
    long done = 0;
    for (int count = sequencer.pass(); count > 0; count = sequencer.pass()) {
      done += count;
      progress.counted("entries", done, entries, startedAt);
    }
    return (System.nanoTime() - startedAt) / 1e9;
  }

  /** Receipts for any entry of a long log, as the server makes them, by one caller at a time. */
  String receipts(long leaves) {
    try (LogDatabase database = LogDatabase.create(registry);
        LogConnection log = new LogConnection(database.log())) {
      new LongLog(database, key, progress).fill(leaves);
      var reader = new LogReader(log.source());
      var random = new SplittableRandom(leaves);
      measure(reader, random, leaves, WARM_UPS);
      int[] micros = measure(reader, random, leaves, PROOFS);
      Arrays.sort(micros);
      String p50 = millis(micros[PROOFS / 2]);
      String p99 = millis(micros[PROOFS * 99 / 100]);
      progress.say("  A receipt: p50 " + p50 + " ms, p99 " + p99 + " ms");
      return table(
          "A receipt for any entry",
          List.of("leaves", "receipts", "p50 ms", "p99 ms", "longest ms"),
          List.of(count((double) leaves), count(PROOFS), p50, p99, millis(micros[PROOFS - 1])));
    }
  }

  private static int[] measure(LogReader reader, SplittableRandom random, long leaves, int times) {
    int[] micros = new int[times];
    for (int i = 0; i < times; i++) {
      Hash leaf = LongLog.leaf(random.nextLong(leaves));
      long startedAt = System.nanoTime();
      if (!(reader.proof(leaf) instanceof LogReader.Proof.Ready)) {
        throw new BenchFailed("An entry of the log has no receipt.");
      }
      micros[i] = (int) ((System.nanoTime() - startedAt) / 1_000);
    }
    return micros;
  }

  static String table(String title, List<String> head, List<String> row) {
    return table(title, List.of(head, row));
  }

  static String table(String title, List<List<String>> rows) {
    var out = new StringBuilder("### " + title + "\n\n");
    var lines = new ArrayList<String>();
    rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |\n"));
    lines.add(1, "|" + "--:|".repeat(rows.getFirst().size()) + "\n");
    lines.forEach(out::append);
    return out.append('\n').toString();
  }

  private static String millis(int micros) {
    return String.format(Locale.ROOT, "%.1f", micros / 1_000.0);
  }

  static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
