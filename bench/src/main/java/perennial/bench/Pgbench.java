package perennial.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perennial.postgres.DatabaseAddress;

/** PostgreSQL's own load generator: over TCP, prepared statements, as the registry works. */
final class Pgbench {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Pattern CALLS =
      Pattern.compile("number of transactions actually processed: (\\d+)");
  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

  /** The accounts of sessions that ended come to the server's a moment later. */
  private static final long AFTER_MILLIS = 300;

  private final Path program;
  private final RegistryProcess registry;

  private Pgbench(Path program, RegistryProcess registry) {
    this.program = program;
    this.registry = registry;
  }

  /**
   * Finds the program, before anything long has begun.
   *
   * @throws BenchFailed saying what to install
   */
  static Path find() {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, "pgbench");
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return ofDebian()
        .orElseThrow(() ->
            new BenchFailed(
                "pgbench is needed and was found neither on the path nor below "
                    + DEBIAN
                    + ".\n  Debian, Ubuntu: sudo apt-get install postgresql-contrib\n"
                    + "  Fedora:         sudo dnf install postgresql-contrib\n"
                    + "  macOS:          brew install postgresql"));
  }

  private static Optional<Path> ofDebian() {
    if (Files.isDirectory(DEBIAN)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(DEBIAN)) {
        for (Path version : versions) {
          Path file = version.resolve("bin/pgbench");
          if (Files.isExecutable(file)) {
            return Optional.of(file);
          }
        }
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  static Pgbench of(Path program, RegistryProcess registry) {
    return new Pgbench(program, registry);
  }

  /** Runs a script with a number of sessions for a time. */
  Slice run(DatabaseAddress database, Limit limit, int clients, int seconds) {
    URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    var words = new ArrayList<String>();
    words.add(program.toString());
    words.addAll(List.of("-h", server.getHost(), "-p", "" + server.getPort()));
    words.addAll(List.of("-U", database.user(), "-n", "-M", "prepared"));
    words.addAll(List.of("-c", "" + clients, "-j", "" + Math.min(clients, 2), "-T", "" + seconds));
    limit.variables().forEach((name, value) -> words.addAll(List.of("-D", name + "=" + value)));
    words.addAll(List.of("-f", limit.script().toString(), database.database()));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    try {
      Cpu before = registry.cpu();
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      Thread.sleep(AFTER_MILLIS);
      return slice(status, said, limit, registry.cpu().minus(before));
    } catch (IOException e) {
      throw new BenchFailed("pgbench cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("Interrupted.");
    }
  }

  private static Slice slice(int status, String said, Limit limit, Cpu cpu) {
    Matcher calls = CALLS.matcher(said);
    Matcher rate = RATE.matcher(said);
    if (status != 0 || !calls.find() || !rate.find()) {
      throw new BenchFailed("pgbench failed at " + limit.name() + ". It says:\n" + said.strip());
    }
    long number = Long.parseLong(calls.group(1));
    double seconds = number / Double.parseDouble(rate.group(1));
    return new Slice(number, 0, "", seconds, new int[0], cpu);
  }
}
