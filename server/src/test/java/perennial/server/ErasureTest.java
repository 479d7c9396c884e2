package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.Roles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * After a whole life, routes and drivers are erased by law and by retention: nobody can read them,
 * whatever rights he has, and the journal still proves everything else (D15).
 */
final class ErasureTest {
  private static final String COLUMNS =
      """
      SELECT format('%I.%I', n.nspname, c.relname), quote_ident(a.attname), a.atttypid::regtype
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND a.atttypid IN ('bytea'::regtype, 'text'::regtype, 'jsonb'::regtype)\
      """;

  private static Typed typed;
  private static Path data;
  private static RunningRegistry registry;
  private static JsonNode sandbox;

  @BeforeAll
  static void live() throws Exception {
    typed = Typed.sandbox("erasure");
    data = typed.data();
    registry = typed.registry();
    sandbox = new JsonMapper().readTree(Files.readAllBytes(data.resolve("sandbox.json")));
    said(0, "demo");
    said(0, "demo");
  }

  @AfterAll
  static void stop() {
    typed.close();
  }

  private static String said(int status, String... arguments) {
    return typed.said(status, arguments);
  }

  private static String read(String type, String path) throws Exception {
    for (JsonNode licensee : sandbox.path("licensees")) {
      if (licensee.path("type").asString().equals(type)) {
        try (HttpClient http = HttpClient.newHttpClient()) {
          var request =
              HttpRequest.newBuilder(URI.create(registry.file().url() + "/api/v1" + path))
                  .header("x-mjf-mme-code", licensee.path("code").asString())
                  .header("x-mjf-key", licensee.path("key").asString());
          return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        }
      }
    }
    throw new AssertionError(type);
  }

  /** The owner of the tables sees every row. */
  private static Connection owner() throws Exception {
    String password = Files.readString(Secrets.passwordFile(data, Roles.OWNER)).strip();
    return DriverManager.getConnection(registry.file().database(), Roles.OWNER, password);
  }

  private static List<byte[]> bytes(String sql) throws Exception {
    var found = new ArrayList<byte[]>();
    try (Connection owner = owner();
        PreparedStatement select = owner.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getBytes(1));
      }
    }
    return found;
  }

  private static long number(String sql) throws Exception {
    try (Connection owner = owner();
        PreparedStatement select = owner.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The columns of all tables in which one of these stands. */
  private static List<String> columnsWith(List<byte[]> secrets, String text) throws Exception {
    var found = new ArrayList<String>();
    try (Connection owner = owner();
        PreparedStatement select = owner.prepareStatement(COLUMNS);
        ResultSet columns = select.executeQuery()) {
      while (columns.next()) {
        String table = columns.getString(1);
        String column = columns.getString(2);
        boolean isHolding =
            columns.getString(3).equals("bytea")
                ? isAnyIn(owner, table, column, secrets)
                : isIn(owner, table, column, text);
        if (isHolding) {
          found.add(table + "." + column);
        }
      }
    }
    return found;
  }

  private static boolean isAnyIn(
      Connection owner, String table, String column, List<byte[]> secrets) throws SQLException {
    String sql =
        "SELECT EXISTS (SELECT FROM %s t, unnest(?::bytea[]) s WHERE position(s IN t.%s) > 0)"
            .formatted(table, column);
    try (PreparedStatement select = owner.prepareStatement(sql)) {
      select.setArray(1, owner.createArrayOf("bytea", secrets.toArray(byte[][]::new)));
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private static boolean isIn(Connection owner, String table, String column, String text)
      throws SQLException {
    String sql =
        "SELECT EXISTS (SELECT FROM %s WHERE position(? IN %s::text) > 0)".formatted(table, column);
    try (PreparedStatement select = owner.prepareStatement(sql)) {
      select.setString(1, text);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  @Test
  void leavesNoCopyOfARouteAndAJournalThatStillProvesAll() throws Exception {
    long transfer = number("SELECT min(serial) FROM journal.entry_personal WHERE kind = 'IT'");
    String id =
        "IT" + Long.toString(transfer, Character.MAX_RADIX).toUpperCase(java.util.Locale.ROOT);
    String where = " WHERE (kind, serial) = ('IT', " + transfer + ")";
    List<byte[]> secrets = bytes("SELECT sealed FROM journal.entry_personal" + where);
    secrets.addAll(bytes("SELECT sealed FROM journal.object_key" + where));
    assertThat(secrets).hasSize(2);
    assertThat(columnsWith(secrets, "A Driver"))
        .containsExactlyInAnyOrder(
            "journal.entry_personal.sealed",
            "journal.object_key.sealed",
            "transport_g1.transfer.personal");
    assertThat(read("cultivator_production", "/inventory_transfers?f_global_id=" + id))
        .contains("A Driver");
    Path receipt = data.resolve("receipt");
    String leaf = leafOf(transfer);
    Files.write(receipt, proof(leaf));
    long entries = number("SELECT count(*) FROM journal.entry");
    long changed = number("SELECT count(*) FROM journal.attempt");

    // Said first, and nothing done.
    String[] erase = {"erase", "--object", id, "--reason", "request 12", "--authority", "order 7"};
    assertThat(said(0, erase)).contains("1 personal parts of 1 objects (1 IT)").contains("--apply");
    assertThat(number("SELECT count(*) FROM journal.entry")).isEqualTo(entries);
    assertThat(said(0, with(erase, "--apply"))).contains("Erased: 1 objects, 1 personal parts");

    assertThat(columnsWith(secrets, "A Driver")).isEmpty();
    assertThat(number("SELECT count(*) FROM journal.entry")).isEqualTo(entries + 1);
    assertThat(number("SELECT count(*) FROM journal.attempt"))
        .as("the calls that filed, sent and received it")
        .isEqualTo(changed - 3 + 1);
    for (String type : List.of("cultivator_production", "lab", "dispensary")) {
      assertThat(read(type, "/inventory_transfers?f_global_id=" + id)).doesNotContain("A Driver");
    }
    assertThat(read("cultivator_production", "/inventory_transfers?f_global_id=" + id))
        .contains(id)
        .contains("\"vehicle_description\":\"\"");
    said(0, "verify", "--full");
    String key = new String(get("/log/key").body(), StandardCharsets.UTF_8).strip();
    assertThat(Commands.said(0, "check-receipt", receipt.toString(), "--key", key, "--entry", leaf))
        .startsWith("Proven: ");

    // A second time there is nothing left to do.
    assertThat(said(0, with(erase, "--apply"))).contains("nothing to erase");
    assertThat(number("SELECT count(*) FROM journal.entry")).isEqualTo(entries + 1);
  }

  private static String[] with(String[] words, String more) {
    var all = new ArrayList<>(List.of(words));
    all.add(more);
    return all.toArray(String[]::new);
  }

  private static String leafOf(long transfer) throws Exception {
    String sql =
        """
        SELECT l.leaf_hash FROM journal.stream s JOIN journal.leaf l USING (entry_id)
        WHERE (kind, serial) = ('IT', %d) ORDER BY entry_id LIMIT 1\
        """
            .formatted(transfer);
    RunningRegistry.await("the entry is in the log", () -> !bytes(sql).isEmpty());
    return java.util.HexFormat.of().formatHex(bytes(sql).getFirst());
  }

  private static byte[] proof(String leaf) throws Exception {
    RunningRegistry.await(
        "the entry is proven", () -> get("/log/proof/" + leaf).statusCode() != 202);
    HttpResponse<byte[]> answer = get("/log/proof/" + leaf);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(registry.file().url() + path)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  @Test
  void saysAllThatIsMissingAndDoesNothing() throws Exception {
    long entries = number("SELECT count(*) FROM journal.entry");
    assertThat(said(2, "erase", "--object", "IT1", "--apply"))
        .contains("--reason")
        .contains("--authority");
    assertThat(said(2, "erase", "--object", "no id", "--reason", "r", "--authority", "a"))
        .contains("not an identifier");
    assertThat(said(2, "erase", "--licensee", "X1", "--reason", "r", "--authority", "a"))
        .contains("no licensee of the code X1");
    assertThat(said(0, "erase", "--retention")).contains("nothing to erase");
    assertThat(said(0, "erase", "--retention", "--apply")).contains("Erased: 0 objects");
    assertThat(number("SELECT count(*) FROM journal.entry")).isEqualTo(entries);
  }
}
