package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.licensing.LicenseList;
import perennial.licensing.LicenseList.Judged;
import perennial.licensing.ListedLicense;
import perennial.licensing.Oddity;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RulePackLoader;

/** License lists as files: what is read, what is refused, and what is odd about the real one. */
final class LicenseListFileTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final String HEAD =
      "code\tglobal_id\tcreated_at\tupdated_at\texternal_id\tdeleted_at\tname\tcertificate_number\t"
          + "address1\taddress2\tcity\tstate_code\tpostal_code\tcountry_code\tphone\ttype\t"
          + "is_live\texpired_at\tsuspended";

  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("list.csv"), text);
  }

  private static String row(String created, String expired) {
    return "L4\tWAWA1.MM1L1\t"
        + created
        + "\t2021-01-05 18:06:57\t\t\tLab \\/ Co  \t603\t1 Main"
        + "\t\tOmak\tWA\t98841\tUS\t\tlab\tTrue\t"
        + expired
        + "\tFalse";
  }

  @Test
  void readsColumnsInAnyOrderInUtf8WithAndWithoutAMark() throws Exception {
    for (String mark : List.of("", "\uFEFF")) {
      String text = mark + HEAD + "\n" + row("2018-01-30 11:12:23", "2021-02-27 16:00:00") + "\n";
      ListedLicense row = LicenseListFile.read(file(text), ZONE).rows().getFirst();
      assertThat(row.code()).isEqualTo("L4");
      assertThat(row.holder().name()).isEqualTo("Lab / Co");
      assertThat(row.createdAt()).isEqualTo(Instant.parse("2018-01-30T19:12:23Z"));
      assertThat(row.expires()).as("midnight in UTC").isEqualTo(LocalDate.of(2021, 2, 28));
      assertThat(row.isLive()).isTrue();
      assertThat(row.suspended()).isFalse();
    }
  }

  @Test
  void readsTheFiveKindsOfNoDate() throws Exception {
    for (String nothing :
        List.of("", "null", "00/00/0000", "0000-00-00 00:00:00", "1900-01-01 00:00:00")) {
      ListedLicense row =
          LicenseListFile.read(file(HEAD + "\n" + row(nothing, nothing)), ZONE).rows().getFirst();
      assertThat(row.createdAt()).as(nothing).isNull();
      assertThat(row.expires()).as(nothing).isNull();
    }
  }

  @Test
  void namesTheColumnsThatAreMissing() throws Exception {
    Path file = file(HEAD.replace("suspended", "halted").replace("phone", "fax") + "\n");
    assertThatThrownBy(() -> LicenseListFile.read(file, ZONE))
        .isInstanceOf(CannotAct.class)
        .hasMessageContaining("no column phone")
        .hasMessageContaining("no column suspended");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws Exception {
    Path file = folder.resolve("large.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(LicenseListFile.BYTES_MAX + 1L);
    }
    assertThatThrownBy(() -> LicenseListFile.read(file, ZONE))
        .isInstanceOf(CannotAct.class)
        .hasMessageContaining("64 MiB");
  }

  @Test
  void countsWhatIsOddAboutTheRealList() throws Exception {
    Path real =
        Path.of(System.getProperty("perennial.shared", "absent"), "data/leafdata")
            .resolve("Licensees_0.utf16le.csv");
    if (!Files.exists(real)) {
      System.err.println("SKIPPED: no license list under the property perennial.shared");
    }
    assumeTrue(Files.exists(real), "no license list under the property perennial.shared");
    LicenseListFile.Read read = LicenseListFile.read(real, ZONE);
    RuleSet rules = RulePackLoader.loadShipped("wa", "2018").getInForce(Instant.now());

    List<Judged> judged = LicenseList.judge(read.rows(), rules, "WA", read.asOf());
    Map<Oddity, Long> counts = LicenseList.count(judged);

    assertThat(judged).hasSize(2_886);
    assertThat(counts)
        .containsEntry(Oddity.CODE_TWICE, 4L)
        .containsEntry(Oddity.ZERO_LOST, 6L)
        .containsEntry(Oddity.OLD_CODE, 75L)
        .containsEntry(Oddity.PLACEHOLDER, 2L)
        .containsEntry(Oddity.TEST_ROW, 7L)
        .containsEntry(Oddity.TYPE_MISSING, 1L)
        .containsEntry(Oddity.TYPE_NOT_OF_CODE, 3L)
        .containsEntry(Oddity.DELETED, 7L)
        .containsEntry(Oddity.EXPIRED_BUT_LIVE, 338L);
    assertThat(judged).filteredOn(Judged::isQuarantined).hasSize(103);
    assertThat(LicenseList.judge(read.rows().reversed(), rules, "WA", read.asOf()).reversed())
        .as("in another order")
        .isEqualTo(judged);
  }
}
