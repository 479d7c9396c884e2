package perennial.bench;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import perennial.postgres.DatabaseAddress;
import perennial.server.RegistryFile;

/** The registry in a process of its own, as {@code perennial up --sandbox} starts it. */
final class RegistryProcess implements AutoCloseable {
  /** The first start unpacks PostgreSQL and registers the licensees, on a machine that is busy. */
  private static final long START_SECONDS_MAX = 300;

  /** It finishes what is under way and lets PostgreSQL write its checkpoint. */
  private static final long STOP_SECONDS_MAX = 120;

  private final Process process;
  private final Path data;
  private final RegistryFile file;
  private final long postgresPid;

  private RegistryProcess(Process process, Path data, RegistryFile file, long postgresPid) {
    this.process = process;
    this.data = data;
    this.file = file;
    this.postgresPid = postgresPid;
  }

  /**
   * Starts it, and waits until it takes requests.
   *
   * @param licensees producer/processors of the sandbox
   * @param jvmOptions further options of its Java, for profiling
   */
  static RegistryProcess start(Path data, int licensees, List<String> jvmOptions) {
    try {
      Files.createDirectories(data);
      Path log = data.resolve("registry.log");
      Process process = launch(data, log, licensees, jvmOptions);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-registry"));
      RegistryFile file = await(process, data, log);
      List<String> lines = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
      return new RegistryProcess(process, data, file, Long.parseLong(lines.getFirst().strip()));
    } catch (IOException e) {
      throw new BenchFailed("The registry cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("Interrupted.");
    }
  }

  private static Process launch(Path data, Path log, int licensees, List<String> jvmOptions)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError"));
    words.addAll(jvmOptions.isEmpty() ? List.of("-XX:+UseParallelGC") : jvmOptions);
    words.addAll(List.of("-cp", classpath(), "perennial.server.Main"));
    words.addAll(List.of("up", "--sandbox", "--port", "0", "--data", data.toString()));
    words.addAll(List.of("--set", "sandbox.licensees=" + licensees));
    words.addAll(List.of("--set", "limits.rows=" + Preload.ROWS_MAX));
    return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /**
   * The server's own classpath, as the script starts it; the build writes it beside its classes.
   */
  private static String classpath() throws IOException {
    try {
      Path classes =
          Path.of(RegistryFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path libraries = classes.resolveSibling("classpath");
      return classes + File.pathSeparator + Files.readString(libraries).strip();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static RegistryFile await(Process process, Path data, Path log)
      throws InterruptedException, IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (true) {
      Optional<RegistryFile> file =
          RegistryFile.find(data).filter(found -> found.pid() == process.pid());
      if (file.isPresent()) {
        return file.get();
      }
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroy();
        throw new BenchFailed(
            "The registry does not start. It says:\n" + Files.readString(log).strip());
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * A command of the program, on this registry, as an operator types it; what it said.
   *
   * @throws BenchFailed when it did not do it
   */
  String command(String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC"));
    words.addAll(List.of("-cp", classpath(), "perennial.server.Main"));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--data", data.toString()));
    Path said = Files.createTempFile(data, "command", ".log");
    Process started =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      boolean isDone =
          started.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS) && started.exitValue() == 0;
      String text = Files.readString(said).strip();
      if (!isDone) {
        started.destroy();
        throw new BenchFailed(String.join(" ", arguments) + " was not done:\n" + text);
      }
      return text;
    } catch (InterruptedException e) {
      started.destroy();
      Thread.currentThread().interrupt();
      throw new BenchFailed("Interrupted.");
    }
  }

  int port() {
    return file.port();
  }

  Path data() {
    return data;
  }

  Cpu cpu() {
    return Cpu.now(process.pid(), postgresPid);
  }

  /** Its PostgreSQL as superuser, to stand beside the registry's own database. */
  DatabaseAddress superuser() {
    try {
      String password = Files.readString(data.resolve("postgres/superuser")).strip();
      return new DatabaseAddress(file.database(), "perennial", "postgres", password);
    } catch (IOException e) {
      throw new BenchFailed("The superuser's password cannot be read: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
