package perennial.drills.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import perennial.server.RegistryFile;

/** One process of the registry, started as {@code perennial up} starts it. */
public final class Node implements AutoCloseable {
  /** Of a program that lives for seconds: the best code takes longer to compile. */
  static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Of one that works for minutes, as {@code ./perennial} starts it. */
  static final List<String> LASTING = List.of("-XX:+UseParallelGC");

  /** The first start makes all tables and the sandbox, on a machine that may be busy. */
  private static final long START_SECONDS_MAX = 120;

  /** It finishes what is under way. */
  private static final long STOP_SECONDS_MAX = 60;

  private static final long COMMAND_SECONDS_MAX = 1_800;

  private final List<String> machine;
  private final Process process;
  private final Path data;
  private final String url;

  private Node(List<String> machine, Process process, Path data, String url) {
    this.machine = machine;
    this.process = process;
    this.data = data;
    this.url = url;
  }

  /**
   * Starts it, and waits until it takes requests.
   *
   * @param machine words for its Java machine: {@link #BRIEF} or {@link #LASTING}
   * @param options of {@code up}
   * @param environment for the process, beside nothing of ours
   * @throws StageFailed with what it said, when it does not start
   */
  static Node start(
      List<String> machine, Path data, List<String> options, Map<String, String> environment) {
    return start(machine, data, options, environment, "");
  }

  /**
   * Starts a program of which some files are others.
   *
   * @param before what stands before the program's own on the class path, with its separator
   */
  static Node start(
      List<String> machine,
      Path data,
      List<String> options,
      Map<String, String> environment,
      String before) {
    var words = new ArrayList<String>(List.of("up", "--port", "0", "--data", data.toString()));
    words.addAll(options);
    try {
      Files.createDirectories(data);
      Path said = saidBy(data);
      Process process = launch(machine, said, environment, words, before);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-node"));
      return new Node(machine, process, data, await(process, data, said));
    } catch (IOException e) {
      throw new StageFailed("The registry cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageFailed("interrupted", e);
    }
  }

  private static Process launch(
      List<String> machine,
      Path said,
      Map<String, String> environment,
      List<String> words,
      String before)
      throws IOException {
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(machine);
    all.add("--enable-native-access=ALL-UNNAMED");
    all.addAll(
        List.of("-cp", before + System.getProperty("java.class.path"), "perennial.server.Main"));
    all.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PERENNIAL_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String await(Process process, Path data, Path said)
      throws InterruptedException, IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (true) {
      Optional<RegistryFile> file =
          RegistryFile.find(data).filter(found -> found.pid() == process.pid());
      if (file.isPresent()) {
        return file.get().url();
      }
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new StageFailed("The registry does not start. It says:\n" + Files.readString(said));
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** What the processes on a data folder said: beside the folder, as an operator's logs are. */
  private static Path saidBy(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /** The base of its paths, without a trailing slash. */
  public String url() {
    return url;
  }

  public Path data() {
    return data;
  }

  /** The file of all that it logged. */
  public Path log() {
    return saidBy(data);
  }

  /**
   * Runs another command of the program on this node's data folder, to its end.
   *
   * @param words such as {@code verify --full}
   */
  public Finished command(String... words) throws IOException, InterruptedException {
    Path said = Files.createTempFile(data.toAbsolutePath().getParent(), "command", ".log");
    var all = new ArrayList<String>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    Process command = launch(machine, said, Map.of(), all, "");
    if (!command.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS)) {
      command.destroyForcibly();
      throw new StageFailed(all + " does not end");
    }
    return new Finished(command.exitValue(), Files.readString(said).strip());
  }

  /**
   * A command that came to its end.
   *
   * @param said on both of its streams
   */
  public record Finished(int status, String said) {}

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
