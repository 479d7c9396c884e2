package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The program in {@code verifier/}, over Go's libraries of the same forms as Debian packages them,
 * built and running: one process for many logs.
 */
public final class GoVerifier implements AutoCloseable {
  private static final String LIBRARIES = "/usr/share/gocode";
  private static final Path SOURCES =
      Path.of(System.getProperty("perennial.root", ".."), "verifier").toAbsolutePath();

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private GoVerifier(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** What a program printed, and how it ended. */
  record Ended(int status, String output) {}

  /** Builds the program, or skips the test loudly where there is no Go; not in CI. */
  public static Path build(Path folder) throws IOException, InterruptedException {
    boolean present =
        Files.isDirectory(Path.of(LIBRARIES, "src/golang.org/x/mod/sumdb/tlog")) && hasGo(folder);
    if (!present) {
      String lacks = "golang-go and golang-golang-x-mod-dev are not installed";
      assertThat(System.getenv("CI")).as("CI, where " + lacks).isNotEqualTo("true");
      System.err.println("SKIPPED: no independent verification, " + lacks);
    }
    assumeTrue(present, "golang-go and golang-golang-x-mod-dev are not installed");
    Path program = folder.resolve("verifier").toAbsolutePath();
    Ended built = run(SOURCES, folder, List.of("go", "build", "-o", program.toString(), "."));
    assertThat(built.status()).as(built.output()).isZero();
    return program;
  }

  public static GoVerifier start(Path program, VerifierKey key) throws IOException {
    return new GoVerifier(
        new ProcessBuilder(program.toString(), key.text(), "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /**
   * Its report: a line for each kind of fault, and one of counts.
   *
   * @param log a folder or a URL
   * @param sizes from which consistency is verified besides
   */
  public List<String> verify(String log, long... sizes) throws IOException {
    StringBuilder question = new StringBuilder(log);
    for (long size : sizes) {
      question.append(' ').append(size);
    }
    questions.append(question).append('\n').flush();
    List<String> lines = new ArrayList<>();
    do {
      lines.add(Objects.requireNonNull(answers.readLine(), "the verifier has ended"));
    } while (!lines.getLast().startsWith("size "));
    return lines;
  }

  private static boolean hasGo(Path folder) throws InterruptedException {
    try {
      return run(folder, folder, List.of("go", "version")).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param scratch where its output goes meanwhile
   */
  static Ended run(Path directory, Path scratch, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", LIBRARIES);
    builder.environment().put("CGO_ENABLED", "0"); // or else it asks for a C compiler
    if (System.getenv("HOME") == null) {
      builder.environment().putIfAbsent("GOCACHE", scratch.resolve("cache").toString());
    }
    Path output = Files.createTempFile(scratch, "output", ".txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("%s within five minutes", command).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
  }
}
