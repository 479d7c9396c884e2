package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import perennial.postgres.TestPrograms;

/**
 * {@code perennial up} in a process of its own, as a user starts it, so that a test may kill it.
 * The command line is the real one; only the port is left to chance.
 */
final class RunningRegistry implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path data;
  private final RegistryFile file;

  private RunningRegistry(Process process, Path data, RegistryFile file) {
    this.process = process;
    this.data = data;
    this.file = file;
  }

  /** With PostgreSQL programs that the tests have unpacked. */
  static RunningRegistry start(Path data, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    TestPrograms.lendTo(data);
    return startBare(data, environment, options);
  }

  /** With nothing but what it brings itself. */
  static RunningRegistry startBare(Path data, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    Process process = launch(data, data, environment, options);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<RegistryFile> file = Optional.empty();
    while (file.isEmpty()) {
      assertThat(process.isAlive()).as(() -> "it runs: " + said(data)).isTrue();
      assertThat(System.nanoTime()).as("it starts in time").isLessThan(deadline);
      process.waitFor(50, TimeUnit.MILLISECONDS);
      file = RegistryFile.find(data).filter(found -> found.pid() == process.pid());
    }
    return new RunningRegistry(process, data, file.get());
  }

  /** The process, whatever becomes of it; what it says goes into the first folder. */
  static Process launch(Path said, Path data, Map<String, String> environment, String... options)
      throws IOException {
    Files.createDirectories(said);
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for seconds, and the best code takes longer to compile.
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of("up", "--data", data.toString(), "--port", "0"));
    words.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(said.resolve("out.log").toFile())
            .redirectError(said.resolve("err.log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PERENNIAL_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  static String said(Path data) {
    try {
      return Files.readString(data.resolve("err.log")) + Files.readString(data.resolve("out.log"));
    } catch (IOException e) {
      return "nothing";
    }
  }

  RegistryFile file() {
    return file;
  }

  /** Waits for what comes about by itself. */
  static void await(String what, Callable<Boolean> fact) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!fact.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  Process process() {
    return process;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(file.url() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** SIGKILL: no last words. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** SIGTERM, as an operator's service manager sends it. */
  int stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as(() -> "it stops: " + said(data))
        .isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      try {
        stop();
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
