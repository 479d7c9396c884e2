package perennial.server;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import perennial.journal.CheckpointFile;
import perennial.journal.LogMeters;
import perennial.journal.LogReader;
import perennial.journal.Sequencer;
import perennial.journal.SequencerLoop;
import perennial.journal.log.SignerKey;
import perennial.kernel.RandomSource;
import perennial.postgres.DatabaseAddress;
import perennial.server.log.CheckpointEndpoint;
import perennial.server.log.KeyEndpoint;
import perennial.server.log.ProofEndpoint;
import perennial.server.log.TileEndpoint;
import perennial.server.log.Witnesses;
import perennial.web.Check;
import perennial.web.Endpoint;

/** The log of a running registry: its sequencer, and the endpoints that publish it. */
final class OpenLog implements AutoCloseable {
  private final SignerKey key;
  private final HikariDataSource readers;
  private final Witnesses witnesses;
  private final SequencerLoop loop;

  private OpenLog(
      SignerKey key, HikariDataSource readers, Witnesses witnesses, SequencerLoop loop) {
    this.key = key;
    this.witnesses = witnesses;
    this.readers = readers;
    this.loop = loop;
  }

  /** Begins to sequence. */
  static OpenLog start(
      Configuration configuration,
      DatabaseAddress database,
      String password,
      InstantSource clock,
      RandomSource random,
      MeterRegistry meters) {
    SignerKey key = LogKey.in(configuration.data(), configuration.logOrigin(), random);
    var counts = new LogMeters();
    var witnesses = new Witnesses(configuration.witnesses(), key.verifier()).start();
    var sequencer =
        new Sequencer(
            LogConnections.single(database, password),
            key,
            new CheckpointFile(configuration.data().resolve("checkpoint")),
            witnesses,
            clock,
            counts);
    bind(counts, meters);
    Gauge.builder("perennial.log.witnesses.silent", witnesses, Witnesses::silent)
        .description("Witnesses in the configuration that gave nothing of use when asked last.")
        .register(meters);
    HikariDataSource readers = LogConnections.readers(database, password);
    return new OpenLog(key, readers, witnesses, new SequencerLoop(sequencer, counts).start());
  }

  List<Endpoint> endpoints() {
    var reader = new LogReader(readers);
    return List.of(
        new CheckpointEndpoint(reader),
        new TileEndpoint(reader),
        new KeyEndpoint(key.verifier()),
        new ProofEndpoint(reader, witnesses::cosigned));
  }

  /** Told, but no reason to send requests elsewhere: the registry serves while the log stands. */
  Check check() {
    return Check.told("log", loop::trouble);
  }

  private static void bind(LogMeters counts, MeterRegistry meters) {
    FunctionCounter.builder("perennial.log.sequenced", counts.sequenced, adder -> adder.sum())
        .description("Entries that this node put into the log.")
        .register(meters);
    FunctionCounter.builder("perennial.log.checkpoints", counts.checkpoints, adder -> adder.sum())
        .description("Checkpoints that this node signed.")
        .register(meters);
    FunctionCounter.builder("perennial.log.failures", counts.failures, adder -> adder.sum())
        .description("Passes of the sequencer that failed and were repeated.")
        .register(meters);
    Gauge.builder("perennial.log.published", counts.published, value -> value.get())
        .description("Leaves of the newest checkpoint.")
        .register(meters);
    Gauge.builder("perennial.log.refused", counts.refused, value -> value.get())
        .description("1 while this node refuses to sequence, since it would fork the log.")
        .register(meters);
  }

  @Override
  public void close() {
    loop.close();
    witnesses.close();
    readers.close();
  }
}
