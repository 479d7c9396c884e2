package perennial.drills.stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import perennial.journal.Roles;
import perennial.postgres.DatabaseAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole registry of its own: one or more processes of it over a real PostgreSQL, a licensee of
 * every type with a key each, and the hands of all who could do harm to its database.
 */
public final class ThrowAwayRegistry implements AutoCloseable {
  /** The daily verification of everything would count into what drills measure. */
  private static final List<String> OPTIONS = List.of("--set", "verify.sweep-rows-per-second=0");

  private final List<String> machine;
  private final DatabaseServer server;
  private final DatabaseAddress database;
  private final Path folder;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Caller> callers = new HashMap<>();

  private ThrowAwayRegistry(
      List<String> machine, DatabaseServer server, DatabaseAddress database, Path folder) {
    this.machine = machine;
    this.server = server;
    this.database = database;
    this.folder = folder;
  }

  /**
   * Starts one; the folder and all in it are the caller's to remove.
   *
   * @param name of its database
   * @param nodeCount processes of the registry over one database
   * @param isLasting whether it has so much to do that its programs are worth compiling well
   */
  public static ThrowAwayRegistry open(
      DatabaseServer server, String name, Path folder, int nodeCount, boolean isLasting) {
    try {
      List<String> machine = isLasting ? Node.LASTING : Node.BRIEF;
      var registry = new ThrowAwayRegistry(machine, server, server.fresh(name), folder);
      try {
        registry.start(nodeCount);
        return registry;
      } catch (RuntimeException | IOException e) {
        registry.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw new StageFailed("The registry cannot be started: " + e.getMessage(), e);
    }
  }

  private void start(int nodeCount) throws IOException {
    var environment = Map.of("PERENNIAL_DATABASE_URL", server.urlOf(database));
    var first = new ArrayList<String>(OPTIONS);
    first.add("--sandbox");
    nodes.add(Node.start(machine, folder.resolve("node-1"), first, environment));
    while (nodes.size() < nodeCount) {
      Path data = folder.resolve("node-" + (nodes.size() + 1));
      copy(secrets(), data.resolve("secrets"));
      nodes.add(Node.start(machine, data, OPTIONS, environment));
    }
    readSandbox();
  }

  /**
   * Starts one more node, of a program that says it is another release.
   *
   * @param release what its entries will name
   */
  public Node startRelease(String release) throws IOException {
    Path data = folder.resolve("node-" + release);
    copy(secrets(), data.resolve("secrets"));
    Path before = folder.resolve("release-" + release);
    Path said = before.resolve("perennial/server");
    Files.createDirectories(said);
    Files.writeString(said.resolve("version.properties"), "version=" + release + "\n");
    Node node =
        Node.start(
            machine,
            data,
            OPTIONS,
            Map.of("PERENNIAL_DATABASE_URL", server.urlOf(database)),
            before + File.pathSeparator);
    nodes.add(node);
    return node;
  }

  /**
   * Starts one more node with other settings: what a registry would be like that had them.
   *
   * @param options of {@code up}
   */
  public Node startWith(String... options) throws IOException {
    Path data = folder.resolve("node-" + (nodes.size() + 1));
    copy(secrets(), data.resolve("secrets"));
    var all = new ArrayList<String>(OPTIONS);
    all.addAll(List.of(options));
    Node node =
        Node.start(machine, data, all, Map.of("PERENNIAL_DATABASE_URL", server.urlOf(database)));
    nodes.add(node);
    return node;
  }

  /** As an operator copies them to each further node. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void readSandbox() throws IOException {
    JsonNode sandbox =
        new JsonMapper().readTree(Files.readString(node(0).data().resolve("sandbox.json")));
    for (JsonNode each : sandbox.path("licensees")) {
      String code = each.path("code").asString("");
      String key = each.path("key").asString("");
      String id = each.path("global_id").asString("");
      callers.put(code, new Caller(node(0).url(), code, key, id));
    }
  }

  /** The first is 0. */
  public Node node(int index) {
    return nodes.get(index);
  }

  /** The software of a licensee of the sandbox, talking to the first node. */
  public Caller licensee(String code) {
    Caller caller = callers.get(code);
    if (caller == null) {
      throw new StageFailed("The sandbox has no licensee " + code);
    }
    return caller;
  }

  /** All that the registry's processes keep on disk, but for the database. */
  public Path folder() {
    return folder;
  }

  /** All that the database keeps on disk. */
  public Path databaseFolder() {
    return server.folder();
  }

  public Path secrets() {
    return folder.resolve("node-1").resolve("secrets");
  }

  /** A session of the role that owns the tables: what a release that goes wrong works as. */
  public Connection owner() throws SQLException {
    return as(Roles.OWNER);
  }

  /** A session of one of the registry's own roles. */
  public Connection as(String role) throws SQLException {
    try {
      String password = Files.readString(secrets().resolve(role + ".password")).strip();
      return DriverManager.getConnection(database.jdbcUrl(), role, password);
    } catch (IOException e) {
      throw new StageFailed("The password of " + role + " cannot be read", e);
    }
  }

  /** A session that nothing is hidden from: what whoever copied the database can read. */
  public Connection superuser() throws SQLException {
    return server.superuser(database.database());
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    try {
      server.drop(database.database());
    } catch (SQLException e) {
      throw new StageFailed("The database cannot be thrown away: " + e.getMessage(), e);
    }
  }
}
