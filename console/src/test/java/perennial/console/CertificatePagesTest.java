package perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import perennial.laboratory.LabResult;
import perennial.laboratory.ResultVerdict;
import perennial.laboratory.TestingStatus;

/** Certificates as pages and as documents. */
class CertificatePagesTest {
  private static final Instant DAY = Instant.parse("2019-08-01T19:00:00Z");
  private static final Templates TEMPLATES = new Templates();

  private static String page(Certified certified) {
    return TEMPLATES.render("certificate.jte", CertificateView.of(certified, Samples.BASE));
  }

  private static byte[] document(Certified certified) {
    return Pdf.of(TEMPLATES.render("document.jte", CertificateView.of(certified, Samples.BASE)));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static Certified passed(String name) {
    return Samples.certified(ResultVerdict.PASS, TestingStatus.COMPLETED, name);
  }

  @Test
  void showTheVerdictTheValuesAndTheirLimits() throws IOException {
    String page = page(Samples.certified(ResultVerdict.FAIL, TestingStatus.COMPLETED, "Lab"));
    assertThat(page)
        .contains("<p class=\"verdict bad\">Failed</p>", "2000 ppb", "outside", "Green Farm")
        .contains("Mycotoxin, tested by L99", "History", "Typed &lt;wrong&gt;.")
        .doesNotContain("<script");
    keep("failed.html", page.getBytes(StandardCharsets.UTF_8));
    byte[] pdf = document(Samples.certified(ResultVerdict.FAIL, TestingStatus.COMPLETED, "Lab"));
    keep("failed.pdf", pdf);
    assertThat(text(pdf)).contains("Failed", "2000 ppb", "Green Farm", "WAJ412149.IN3C");
  }

  @Test
  void escapeWhatBusinessesAndLaboratoriesSay() throws IOException {
    assertThat(page(passed(Samples.HOSTILE)))
        .contains("&lt;script&gt;alert")
        .doesNotContain("<script", "\u0000", "\u0001");
    byte[] pdf = document(passed(Samples.HOSTILE));
    assertThat(text(pdf)).contains("<script>alert");
  }

  @Test
  void sayAtTheTopThatAResultIsVoid() throws IOException {
    LabResult result = Samples.result(ResultVerdict.PASS, TestingStatus.COMPLETED, DAY, null);
    String page = page(Samples.certified(result, "Lab"));
    assertThat(page).contains("verdict bad\">Void", "Samples &lt;mixed&gt; up.", "1 August 2019");
    assertThat(page.indexOf("notice grave")).isLessThan(page.indexOf("<table"));
    assertThat(page).doesNotContain("verdict good");
    byte[] pdf = document(Samples.certified(result, "Lab"));
    keep("void.pdf", pdf);
    assertThat(text(pdf)).contains("It holds for nothing");
  }

  @Test
  void sayAtTheTopOfALotWhatWasWaived() {
    var waived = new LotView.Waived("WAWA1.WV1", "emergency", "The <fire>.", "31 December 2026");
    var result =
        new LotView.Result(
            "WAL21.LR1A", "Failed", "amended 1 August 2019", "retested by WAL21.LR1B");
    var view = new LotView("WAJ1.IN1", "Failed", "bad", List.of(result), List.of(waived));
    String page = TEMPLATES.render("lot.jte", view);
    assertThat(page)
        .contains(
            "Waived: emergency.",
            "The &lt;fire&gt;.",
            "amended 1 August 2019",
            "retested by WAL21.LR1B");
    assertThat(page.indexOf("Waived")).isLessThan(page.indexOf("<table"));
    var nothing = new LotView("WAJ1.IN1", "Not tested", "open", List.of(), List.of());
    assertThat(TEMPLATES.render("lot.jte", nothing)).doesNotContain("<table", "Waived");
  }

  @Test
  void sayThatAResultWasAmended() {
    LabResult result = Samples.result(ResultVerdict.PASS, TestingStatus.COMPLETED, null, DAY);
    assertThat(page(Samples.certified(result, "Lab")))
        .contains("Amended once after it was completed, last on 1 August 2019. Reason: none was");
  }

  @Test
  void nameTheResultsBeforeAndAfterWhereGoodsWereTestedAgain() throws IOException {
    String page = page(passed("Lab"));
    assertThat(page)
        .contains("by WAL21.LR19 the same goods failed", "See WAL22.LR1B, reported on")
        .contains("No result of it was reported yet.", "Doubt &lt;it&gt;.");
    assertThat(page.indexOf("WAL21.LR19")).isLessThan(page.indexOf("verdict good"));
    assertThat(text(document(passed("Lab")))).contains("WAL21.LR19", "WAL22.LR1B");
  }

  @Test
  void markTheValuesThatDoNotCountAndSayWhy() throws IOException {
    Certified certified = Samples.certified(Samples.uncounted(), "Lab");
    String page = page(certified);
    assertThat(page)
        .contains("Mycotoxin: these values do not count, and are owed. It was tested by L99,")
        .contains("not accredited for it on the &lt;day&gt; of collection.")
        .contains("<table class=\"values uncounted\">", "Mycotoxin, tested by L99: not counted")
        .contains("<td>1.0 ppb</td><td>at most 20 ppb</td><td>not counted</td>");
    assertThat(page.split("values uncounted", -1)).as("no other group").hasSize(2);
    byte[] pdf = document(certified);
    keep("uncounted.html", page.getBytes(StandardCharsets.UTF_8));
    keep("uncounted.pdf", pdf);
    assertThat(text(pdf))
        .contains("these values do not count", "tested by L99", "not counted", "1.0 ppb");
    assertThat(page(passed("Lab"))).doesNotContain("not counted", "uncounted");
  }

  @Test
  void showNoValueBeforeTestingIsCompleted() {
    String page =
        page(Samples.certified(ResultVerdict.INDETERMINATE, TestingStatus.IN_PROGRESS, "Lab"));
    assertThat(page).contains("Testing under way").doesNotContain("22.5");
  }

  /** For people to look at. */
  private static void keep(String name, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "pages"));
    Files.write(folder.resolve(name), bytes);
    Files.write(folder.resolve("style.css"), StyleSheet.read("style.css"));
  }
}
