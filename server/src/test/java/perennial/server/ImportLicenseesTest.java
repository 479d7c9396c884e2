package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A license list is imported, again, at once, in another order, and with its zeros lost. */
final class ImportLicenseesTest {
  private static final String HEAD =
      "global_id\tcreated_at\tupdated_at\texternal_id\tdeleted_at\tname\tcertificate_number\t"
          + "address1\taddress2\tcity\tstate_code\tpostal_code\tcountry_code\tphone\ttype\tcode\t"
          + "is_live\texpired_at\tsuspended";

  private static final List<String> ROWS =
      List.of(
          row("WAWA1.MM11K", "THE VAULT", "dispensary", "R088920", "WA", "", "True", "False"),
          row("WAWA1.MM20V", "THE VAULT", "dispensary", "R88920", "WA", "", "True", "False"),
          row("WAWA1.MM26L", "Lab Attested Fix", "lab", "ATTESTED", "NV", "", "False", "False"),
          row("WAWA1.MM26M", "Lab Attested Fix", "lab", "ATTESTED", "NV", "", "False", "False"),
          row(
              "WAWA1.MMB1",
              "KAI DRO ",
              "cultivator_production",
              "J413097",
              "WA",
              "",
              "True",
              "False"),
          row(
              "WAWA1.MM28W",
              "KAI DRO",
              "cultivator_production",
              "J413097",
              "WA",
              "",
              "True",
              "False"),
          row(
              "WAWA1.MM5E",
              "BRIGHT \\/ SIDE",
              "cultivator",
              "G412285",
              "WA",
              "2018-02-04 11:45:47",
              "True",
              "False"),
          row("WAWA1.MM1VB", "BRIGHT \\/ SIDE", "cultivator", "G412285", "WA", "", "False", "True"),
          row(
              "WAWA1.MM7U",
              "BLISSFUL",
              "cultivator_production",
              "JOL6203",
              "WA",
              "",
              "False",
              "True"),
          row("WAWA1.MMDC", "KLARITIE", "cultivator", "J419959", "WA", "", "True", "False"),
          row("WAWA1.MM2", "LCB Grow", "cultivator", "G892365", "WA", "", "True", "False"),
          row("WAWA1.MM1", "WA State", "state", "WA1", "", "", "True", "False"),
          row("WAWA1.MM1L1", "Analytical", "lab", "L4", "WA", "", "True", "False"));

  private Path data;
  private Path key;
  private RunningRegistry registry;

  private static String row(
      String id,
      String name,
      String type,
      String code,
      String state,
      String deleted,
      String live,
      String suspended) {
    return String.join(
        "\t",
        id,
        "1900-01-01 00:00:00",
        "2021-01-05 18:06:57",
        "wa add",
        deleted,
        name + "     ",
        "603000000",
        "1 Main St  ",
        "",
        "Omak",
        state,
        "98841",
        "US",
        "",
        type,
        code,
        live,
        "2022-02-27 16:00:00",
        suspended);
  }

  @BeforeEach
  void open() throws Exception {
    Path runs = Files.createDirectories(Path.of("target", "imports").toAbsolutePath());
    data = Files.createTempDirectory(runs, "data");
    registry = RunningRegistry.start(data, Map.of());
    key = data.resolve("official.key");
    said(0, "official", "new", "first@lcb.example.org", "--out", key.toString());
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private String said(int status, String... arguments) {
    return Commands.said(data, status, arguments);
  }

  private Path list(String name, List<String> rows) throws Exception {
    var lines = new ArrayList<String>();
    lines.add(HEAD);
    lines.addAll(rows);
    Path file = data.resolve(name);
    byte[] text = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_16LE);
    var all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
    all.writeBytes(text);
    Files.write(file, all.toByteArray());
    return file;
  }

  private String imports(Path list, String... more) {
    var words = new ArrayList<>(List.of("import", "licensees", list.toString()));
    words.addAll(List.of("--key", key.toString()));
    words.addAll(List.of(more));
    return said(0, words.toArray(String[]::new));
  }

  private List<String> query(String sql) throws Exception {
    String password = Files.readString(Secrets.passwordFile(data, "perennial_verify")).strip();
    try (Connection verify =
            DriverManager.getConnection(registry.file().database(), "perennial_verify", password);
        Statement statement = verify.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  private List<String> codes() throws Exception {
    return query("SELECT code FROM licensing_g1.licensee ORDER BY code");
  }

  private List<String> fates() throws Exception {
    return query(
        "SELECT code || ' ' || fate || ' ' || why FROM licensing_g1.list_row ORDER BY list, line");
  }

  @Test
  void takesWhatIsSoundAndSaysWhyTheRestIsNot() throws Exception {
    Path list = list("list.csv", ROWS);

    String tried = imports(list, "--dry-run");
    assertThat(codes()).isEmpty();
    assertThat(tried).contains("4  taken").contains("9  quarantined").contains("Looked at 13 rows");
    String told = imports(list);

    assertThat(codes()).containsExactly("G412285", "J413097", "L4", "R088920");
    assertThat(told)
        .contains("code twice, kept apart")
        .contains("J413097 WAWA1.MM28W beside WAWA1.MMB1")
        .contains("zero lost, kept apart")
        .contains("R88920 WAWA1.MM20V beside WAWA1.MM11K");
    assertThat(said(0, "import", "rows", "--fate", "quarantined", "--why", "leading zero"))
        .contains("R88920\tquarantined")
        .doesNotContain("ATTESTED");
    assertThat(said(0, "import", "rows", "LL1", "--code", "l4").lines()).hasSize(2);
    assertThat(said(2, "import", "rows", "LL9")).contains("There is no list LL9.");
    assertThat(said(2, "import", "rows", "--fate", "lost")).contains("No row has the fate");
    assertThat(fates())
        .anySatisfy(
            row -> assertThat(row).startsWith("R88920 quarantined").contains("zero: WAWA1.MM11K"))
        .anySatisfy(
            row -> assertThat(row).startsWith("ATTESTED quarantined").contains("not in the state"))
        .anySatisfy(row ->
            assertThat(row).startsWith("J413097 quarantined").contains("its code: WAWA1.MMB1"))
        .anySatisfy(row -> assertThat(row).startsWith("JOL6203 quarantined").contains("OLD"))
        .anySatisfy(row -> assertThat(row).startsWith("J419959 quarantined").contains("letter"))
        .anySatisfy(row -> assertThat(row).startsWith("G892365 quarantined").contains("a test"))
        .anySatisfy(row -> assertThat(row).startsWith("WA1 quarantined").contains("the state"))
        .hasSize(ROWS.size());
    assertThat(query("SELECT name FROM licensing_g1.party WHERE n = 0 ORDER BY name"))
        .containsExactly("Analytical", "BRIGHT / SIDE", "KAI DRO", "THE VAULT");
    assertThat(query("SELECT expires::text FROM licensing_g1.licensee WHERE code = 'L4'"))
        .containsExactly("2022-02-28");
    assertThat(said(0, "license", "show", "G412285", "--at", "2019-01-01")).contains("BRIGHT");
    assertThat(said(0, "license", "show", "G412285")).contains("suspended");
  }

  @Test
  void makesNoTwinHoweverTheListComes() throws Exception {
    imports(list("list.csv", ROWS));
    List<String> codes = codes();
    List<String> fates = fates();
    List<String> entries = query("SELECT count(*)::text FROM journal.entry");

    assertThat(imports(list("list.csv", ROWS))).contains("was imported before, as LL");
    assertThat(query("SELECT count(*)::text FROM journal.entry")).isEqualTo(entries);
    assertThat(fates()).isEqualTo(fates);

    var shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(7));
    String again = imports(list("shuffled.csv", shuffled));
    assertThat(again).contains("known");
    String lost =
        imports(list("lost.csv", ROWS.stream().map(r -> r.replace("R088920", "R88920")).toList()));
    assertThat(lost).contains("code: R088920 -> R88920 (the list lost the leading zero)");
    assertThat(codes()).isEqualTo(codes);
  }

  @Test
  void makesNoTwinWhenManyImportAtOnce() throws Exception {
    Path list = list("list.csv", ROWS);
    try (ExecutorService several = Executors.newFixedThreadPool(3)) {
      var all = new ArrayList<Callable<String>>();
      for (int i = 0; i < 3; i++) {
        all.add(() -> imports(list));
      }
      for (Future<String> each : several.invokeAll(all)) {
        assertThat(each.get()).contains("Imported 13 rows");
      }
    }
    assertThat(codes()).containsExactly("G412285", "J413097", "L4", "R088920");
    assertThat(query("SELECT count(*)::text FROM licensing_g1.imported_list")).containsExactly("1");
    assertThat(query("SELECT count(*)::text FROM licensing_g1.list_row")).containsExactly("13");
  }

  @Test
  void proposesWhatDiffersAndDoesItWhenAccepted() throws Exception {
    imports(list("list.csv", ROWS));
    List<String> newer =
        ROWS.stream()
            .filter(row -> row.contains("\tL4\t"))
            .map(row ->
                row.replace("1 Main St", "9 Dike Rd")
                    .replace("2022-02-27", "2023-02-27")
                    .replace("Analytical", "Analytics"))
            .toList();

    assertThat(imports(list("newer.csv", newer)))
        .contains("name: Analytical -> Analytics")
        .contains("9 Dike Rd")
        .contains("last day: 2022-02-28 -> 2023-02-28");
    assertThat(said(0, "license", "show", "L4")).contains("1 Main St");
    imports(list("newer.csv", newer), "--accept");

    assertThat(said(0, "license", "show", "L4"))
        .contains("9 Dike Rd")
        .contains("2023-02-28")
        .as("a name is for two officials to change")
        .contains("Analytical,");
  }

  @Test
  void namesEveryFaultOfAFileThatCannotBeRead() throws Exception {
    Path broken =
        list("broken.csv", List.of("WAWA1.MM1L1\tx", ROWS.getLast().replace("1900-01-01", "soon")));
    assertThat(said(2, "import", "licensees", broken.toString(), "--key", key.toString()))
        .contains("line 2 has 2 columns of 19")
        .contains("line 3 has no time in created_at");
    assertThat(codes()).isEmpty();
  }
}
