package perennial.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom the server runs, and the words before each of its commands that make it so.
 *
 * <p>PostgreSQL refuses to run as root. When this program is root, the server runs as {@code
 * nobody}; where that account cannot reach the folder (a home of root, say), it runs in a user
 * namespace, in which root looks like an ordinary account. A cluster that exists decides by its
 * owner, so that a later start never finds files that it may not read.
 *
 * <p>{@code setpriv --pdeathsig INT} makes the server a child that dies with us: INT is the fast
 * shutdown, while TERM would wait for clients that no longer exist. {@code setsid} keeps a Ctrl-C
 * at the terminal from the server, which must outlive the requests in flight.
 *
 * @param prefix the words before a command
 * @param uid the owner of the cluster's files
 * @param gid the group of the cluster's files
 */
record ServerAccount(List<String> prefix, int uid, int gid) {
  private static final int ROOT = 0;

  /** The account for a cluster folder that exists, be it still empty. */
  static ServerAccount of(Path cluster, Path postgres) {
    try {
      int us = attribute(Files.createDirectories(cluster), "unix:uid");
      int group = attribute(cluster, "unix:gid");
      if (effectiveUid() != ROOT) {
        return new ServerAccount(plain(), us, group);
      }
      boolean isNew = !Files.exists(cluster.resolve("PG_VERSION"));
      ServerAccount account = isNew ? nobody() : us == ROOT ? namespace() : other(us, group);
      if (isNew) {
        account.own(cluster);
      }
      if (account.reaches(postgres, cluster)) {
        return account;
      }
      return namespaceOrRefusal(cluster, postgres, isNew);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The account of PostgreSQL cannot be set: " + e.getMessage(), e);
    }
  }

  /** Gives a file or folder to this account. */
  void own(Path path) throws IOException {
    if (attribute(path, "unix:uid") != uid || attribute(path, "unix:gid") != gid) {
      Files.setAttribute(path, "unix:uid", uid);
      Files.setAttribute(path, "unix:gid", gid);
    }
  }

  private boolean reaches(Path postgres, Path cluster) throws IOException {
    return run("test", "-x", postgres.toString(), "-a", "-w", cluster.toString()).isEmpty();
  }

  private static ServerAccount namespaceOrRefusal(Path cluster, Path postgres, boolean isNew)
      throws IOException {
    ServerAccount account = namespace();
    if (isNew) {
      account.own(cluster);
    }
    if (account.reaches(postgres, cluster)) {
      return account;
    }
    throw new PostgresUnavailable(
        "PostgreSQL does not run as root, and no other account can reach "
            + cluster.getParent()
            + ". Start as an ordinary user, or name a folder that all may search with --data DIR.");
  }

  private static ServerAccount nobody() throws IOException {
    return other(number("id", "-u", "nobody"), number("id", "-g", "nobody"));
  }

  private static ServerAccount other(int uid, int gid) {
    if (found("setpriv").isEmpty()) {
      throw new PostgresUnavailable(
          "PostgreSQL does not run as root, and the command setpriv (package util-linux) is"
              + " missing. Start as an ordinary user.");
    }
    List<String> words = session();
    words.addAll(List.of("setpriv", "--reuid", "" + uid, "--regid", "" + gid, "--clear-groups"));
    words.addAll(List.of("--pdeathsig", "INT", "--"));
    return new ServerAccount(List.copyOf(words), uid, gid);
  }

  private static ServerAccount namespace() {
    List<String> words = session();
    words.addAll(List.of("unshare", "--user", "--", "setpriv", "--pdeathsig", "INT", "--"));
    return new ServerAccount(List.copyOf(words), ROOT, ROOT);
  }

  private static List<String> plain() {
    List<String> words = session();
    if (found("setpriv").isPresent()) {
      words.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
    }
    return List.copyOf(words);
  }

  private static List<String> session() {
    return found("setsid").isPresent() ? new ArrayList<>(List.of("setsid")) : new ArrayList<>();
  }

  private static Optional<Path> found(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return List.of(path.split(":", -1)).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int effectiveUid() throws IOException {
    Path probe = Files.createTempFile("perennial", ".uid");
    try {
      return attribute(probe, "unix:uid");
    } finally {
      Files.delete(probe);
    }
  }

  private static int attribute(Path path, String name) throws IOException {
    return (Integer) Files.getAttribute(path, name);
  }

  private static int number(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IOException(String.join(" ", command) + " answered: " + text, e);
    }
  }

  /** Runs a command under this account; the answer is empty when it went well, else its words. */
  Optional<String> run(String... command) throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    ServerEnvironment.set(builder.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(text);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command[0], e);
    }
  }
}
