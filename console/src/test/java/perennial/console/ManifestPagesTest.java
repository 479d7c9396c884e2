package perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.transport.Conveyance;
import perennial.transport.ManifestType;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;
import perennial.transport.TransferStatus;
import perennial.transport.Transport;

/** Manifests as pages and as documents. */
class ManifestPagesTest {
  private static final Instant LEFT = Instant.parse("2019-01-07T17:30:00Z");
  private static final Instant LATER = Instant.parse("2021-01-07T17:30:00Z");
  private static final Templates TEMPLATES = new Templates();
  private static final Conveyance BY =
      new Conveyance(
          List.of("Ada", "Ben"), "White 2015 Ford van", "C12345A", "", "I-5, then I-90", "");

  private static PrintedTransfer printed(
      String buyer, Instant known, @Nullable Instant voidedAt, @Nullable Conveyance by) {
    var items = new ArrayList<PrintedTransfer.Item>();
    items.add(item(1, new Amount(1_500_000), null, List.of()));
    var waived = new PrintedTransfer.Waived("WAWA1.WV1", "emergency", "The <fire>.", LATER);
    items.add(item(2, Amount.of(20), "WAR413314.IN9Z", List.of(waived)));
    return new PrintedTransfer(
        transfer(voidedAt),
        "WAJ412149.IT1A",
        LEFT,
        known,
        LEFT,
        party("WAWA1.MM1", "Green Farm", "J412149", "Producer/processor"),
        party("WAWA1.MMD3", buyer, "R413314", "Retailer"),
        null,
        by,
        items,
        ZoneId.of("America/Los_Angeles"));
  }

  private static PrintedTransfer.Party party(String id, String name, String code, String type) {
    var address = List.of("1 Main St", "Omak, WA 98841");
    return new PrintedTransfer.Party(
        id, name, code, type, "603000001", address, "509 555 0100", false);
  }

  private static Transfer transfer(@Nullable Instant voidedAt) {
    return new Transfer(
        new LicenseeId(1),
        new LicenseeId(2),
        46,
        ManifestType.DELIVERY,
        TransferStatus.IN_TRANSIT,
        voidedAt,
        "",
        "",
        null,
        LEFT.plusSeconds(7_200),
        LEFT,
        null,
        0,
        7,
        null,
        Stated.NONE,
        null,
        LEFT.minusSeconds(3_600),
        LEFT);
  }

  private static PrintedTransfer.Item item(
      long serial, Amount qty, @Nullable String received, List<PrintedTransfer.Waived> waivers) {
    var goods =
        Map.of("name", "Blue <b>", "strain_name", "Blue", "intermediate_type", "flower_lots");
    var item =
        new TransferItem(
            new LicenseeId(1),
            new LicenseeId(2),
            serial,
            46,
            false,
            serial,
            1,
            1,
            null,
            qty,
            Unit.GM,
            Stated.of(goods),
            false,
            "",
            "",
            false,
            false,
            null,
            waivers.isEmpty() ? "WAL21.LR1A" : null,
            1,
            false,
            received == null ? null : qty,
            null,
            received == null ? null : 9L,
            null,
            null,
            null,
            null,
            Amount.ZERO,
            "",
            "",
            Stated.NONE,
            LEFT,
            LEFT);
    return new PrintedTransfer.Item(item, "WAJ412149.IN" + serial, received, waivers);
  }

  private static String page(PrintedTransfer printed) {
    return TEMPLATES.render("manifest.jte", ManifestView.of(printed, Samples.BASE));
  }

  private static byte[] document(PrintedTransfer printed) {
    return Pdf.of(TEMPLATES.render("manifestdocument.jte", ManifestView.of(printed, Samples.BASE)));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void showThePartiesTheWayAndTheGoods() throws IOException {
    PrintedTransfer transfer = printed("First Name", LEFT, null, BY);
    String page = page(transfer);
    assertThat(page)
        .contains("In transit", "WAJ412149.IT1A", "First Name", "R413314 (Retailer)")
        .contains("1 Main St, Omak, WA 98841", "7 January 2019, 09:30", "Ada, Ben", "C12345A")
        .contains("WAJ412149.IN1", "150 gm", "WAL21.LR1A", "20 gm as WAR413314.IN9Z")
        .contains("Goods: 170 gm")
        .contains("Blue &lt;b&gt;")
        .doesNotContain("<b>", "as was known on");
    keep("manifest.html", page.getBytes(StandardCharsets.UTF_8));
    byte[] pdf = document(transfer);
    keep("manifest.pdf", pdf);
    assertThat(text(pdf)).contains("First Name", "R413314", "I-5, then I-90", "1 of 1");
  }

  @Test
  void sayAtTheTopWhatLeftUnderAWaiver() throws IOException {
    PrintedTransfer transfer = printed("First Name", LEFT, null, BY);
    String page = page(transfer);
    assertThat(page)
        .contains("Goods of WAJ412149.IN2", "waiver WAWA1.WV1 (emergency)", "The &lt;fire&gt;.")
        .contains("Waived: WAWA1.WV1");
    assertThat(page.indexOf("Please note")).isLessThan(page.indexOf("<table"));
    assertThat(text(document(transfer))).contains("WAWA1.WV1");
  }

  @Test
  void sayWhatWasAskedForWhereItIsNotAsItWas() {
    assertThat(page(printed("First Name", LATER, null, BY)))
        .contains("as was known on 7 January 2021, 09:30", "The transfer is of 7 January 2019");
  }

  @Test
  void sayThatATransferIsVoidAndThatItsRouteWasErased() {
    assertThat(page(printed("First Name", LEFT, LATER, null)))
        .contains("verdict bad\">Void", "notice grave", "It holds for nothing", "Erased")
        .doesNotContain("Ada");
  }

  @Test
  void escapeWhatBusinessesSay() throws IOException {
    PrintedTransfer hostile = printed(Samples.HOSTILE, LEFT, null, BY);
    assertThat(page(hostile)).contains("&lt;script&gt;alert").doesNotContain("<script", "\u0000");
    assertThat(text(document(hostile))).contains("<script>alert");
  }

  @Test
  void areOfTheDayWhenTheGoodsLeft() {
    assertThat(ManifestTimes.dateOf(transfer(null), LATER)).isEqualTo(LEFT);
    assertThat(ManifestTimes.dateOf(transfer(LATER), LATER)).isEqualTo(LEFT);
  }

  @Test
  void fillAsManyPagesAsTheyMust() throws IOException {
    PrintedTransfer one = printed("First Name", LEFT, null, BY);
    var many = new ArrayList<PrintedTransfer.Item>();
    for (int n = 1; n <= Transport.ITEMS_MAX; n++) {
      many.add(item(n, Amount.of(1), null, List.of()));
    }
    byte[] pdf =
        document(
            new PrintedTransfer(
                one.transfer(),
                one.id(),
                one.at(),
                one.known(),
                one.date(),
                one.sender(),
                one.receiver(),
                null,
                BY,
                many,
                one.zone()));
    assertThat(text(pdf)).contains("WAJ412149.IN500", "500 gm");
    keep("manifest-long.pdf", pdf);
  }

  /** For people to look at. */
  private static void keep(String name, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "pages"));
    Files.write(folder.resolve(name), bytes);
    Files.createDirectories(folder.resolve("public"));
    Files.write(folder.resolve("public").resolve("style.css"), StyleSheet.read("style.css"));
  }
}
