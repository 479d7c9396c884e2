package perennial.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Unit;
import perennial.transport.Conveyance;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;

/**
 * A manifest as text, ready for its template.
 *
 * @param status in words
 * @param tone which style the status has, as in {@link CertificateView}
 * @param notices what a reader must know before anything else
 * @param parties sender, receiver and carrier, each as pairs of name and value
 * @param facts of the transfer, then of who brings it
 * @param totals what all items come to, by unit
 * @param address of the page
 */
public record ManifestView(
    String id,
    String status,
    String tone,
    List<CertificateView.Notice> notices,
    List<Party> parties,
    List<CertificateView.Fact> facts,
    List<CertificateView.Fact> carried,
    List<Item> items,
    String totals,
    String address) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.US);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.US);

  /** A party as it was. */
  public record Party(String role, List<CertificateView.Fact> facts) {}

  /**
   * One item.
   *
   * @param kind the class of the goods, and what they are sent for unless to be sold
   * @param result the lab result that let them go, or that they left under a waiver
   * @param received in words; empty before
   */
  public record Item(
      int at, String lot, String goods, String kind, String qty, String result, String received) {}

  static ManifestView of(PrintedTransfer printed, String baseUrl) {
    Transfer transfer = printed.transfer();
    var items = new ArrayList<Item>();
    for (PrintedTransfer.Item each : printed.items()) {
      items.add(item(items.size() + 1, each));
    }
    return new ManifestView(
        printed.id(),
        status(transfer),
        tone(transfer),
        notices(printed),
        parties(printed),
        facts(printed),
        carried(printed),
        List.copyOf(items),
        totals(printed.items()),
        baseUrl + "/api/v2/transfers/" + printed.id() + "/manifest");
  }

  private static String status(Transfer transfer) {
    if (transfer.isVoided()) {
      return "Void";
    }
    return switch (transfer.status()) {
      case OPEN -> "Filed, not yet on its way";
      case READY_FOR_PICKUP -> "Ready for pick-up";
      case IN_TRANSIT -> "In transit";
      case RECEIVED -> "Received";
    };
  }

  private static String tone(Transfer transfer) {
    if (transfer.isVoided()) {
      return "bad";
    }
    return transfer.status().isBeforeDeparture() ? "open" : "good";
  }

  private static List<CertificateView.Notice> notices(PrintedTransfer printed) {
    Transfer transfer = printed.transfer();
    var notices = new ArrayList<CertificateView.Notice>();
    Instant voided = transfer.voidedAt();
    if (voided != null) {
      notices.add(
          new CertificateView.Notice(
              true,
              "The sender voided this transfer on %s. It holds for nothing."
                  .formatted(moment(voided, printed.zone()))));
    }
    if (!printed.at().equals(printed.date()) || !printed.known().equals(printed.date())) {
      notices.add(
          note(
              "The parties are shown as of %s, as was known on %s. The transfer is of %s."
                  .formatted(
                      moment(printed.at(), printed.zone()),
                      moment(printed.known(), printed.zone()),
                      moment(printed.date(), printed.zone()))));
    }
    Stream.of(printed.sender(), printed.receiver())
        .filter(PrintedTransfer.Party::isAsRecordedLater)
        .map(party -> note("What " + party.id() + " was then was recorded later."))
        .forEach(notices::add);
    waived(printed).forEach(text -> notices.add(note(text)));
    return List.copyOf(notices);
  }

  private static CertificateView.Notice note(String text) {
    return new CertificateView.Notice(false, text);
  }

  /** One sentence for each waiver, with the lots that it is about. */
  private static List<String> waived(PrintedTransfer printed) {
    Map<PrintedTransfer.Waived, LinkedHashSet<String>> lots = new LinkedHashMap<>();
    for (PrintedTransfer.Item item : printed.items()) {
      for (PrintedTransfer.Waived waiver : item.waivers()) {
        lots.computeIfAbsent(waiver, _ -> new LinkedHashSet<>()).add(item.lot());
      }
    }
    return lots.entrySet().stream()
        .map(each ->
            ("Goods of %s, or goods that they came from, left without a lab result under waiver %s"
                    + " (%s), whose last day is %s. Reason: %s")
                .formatted(
                    String.join(", ", each.getValue()),
                    each.getKey().id(),
                    each.getKey().kind().replace('-', ' '),
                    DAY.format(each.getKey().lastInstant().atZone(printed.zone())),
                    CertificateView.plain(each.getKey().reason())))
        .toList();
  }

  private static List<Party> parties(PrintedTransfer printed) {
    var parties = new ArrayList<Party>();
    parties.add(new Party("From", facts(printed.sender())));
    parties.add(new Party("To", facts(printed.receiver())));
    PrintedTransfer.Party carrier = printed.carrier();
    if (carrier != null) {
      parties.add(new Party("Carried by", facts(carrier)));
    } else if (!printed.transfer().transporting().isEmpty()) {
      var named = CertificateView.plain(printed.transfer().transporting());
      parties.add(new Party("Carried by", List.of(new CertificateView.Fact("As stated", named))));
    }
    return List.copyOf(parties);
  }

  private static List<CertificateView.Fact> facts(PrintedTransfer.Party party) {
    var facts = new ArrayList<CertificateView.Fact>();
    add(facts, "Name", party.name());
    String type = party.type().isEmpty() ? "" : " (" + party.type() + ")";
    add(facts, "License", party.code().isEmpty() ? "" : party.code() + type);
    add(facts, "UBI", party.ubi());
    add(facts, "Address", String.join(", ", party.address()));
    add(facts, "Telephone", party.phone());
    add(facts, "Identifier", party.id());
    return List.copyOf(facts);
  }

  private static List<CertificateView.Fact> facts(PrintedTransfer printed) {
    Transfer transfer = printed.transfer();
    ZoneId zone = printed.zone();
    var facts = new ArrayList<CertificateView.Fact>();
    add(
        facts,
        "Carriage",
        switch (transfer.manifestType()) {
          case DELIVERY -> "Brought by the sender";
          case PICK_UP -> "Fetched by the receiver";
          case TRANSPORTER -> "Carried by a transporter";
        });
    add(facts, "Filed", moment(transfer.createdAt(), zone));
    if (transfer.numberOfEdits() > 0) {
      add(facts, "Changed", transfer.numberOfEdits() + " times before it left");
    }
    add(facts, "Expected to leave", moment(transfer.estDepartedAt(), zone));
    add(facts, "Left", moment(transfer.departedAt(), zone));
    add(facts, "Expected to arrive", moment(transfer.estArrivalAt(), zone));
    add(facts, "Received", moment(transfer.receivedAt(), zone));
    return List.copyOf(facts);
  }

  private static List<CertificateView.Fact> carried(PrintedTransfer printed) {
    Conveyance by = printed.conveyance();
    var facts = new ArrayList<CertificateView.Fact>();
    if (by == null) {
      add(facts, "Drivers and route", "Erased, as the law has it after its time.");
      return List.copyOf(facts);
    }
    add(facts, by.drivers().size() > 1 ? "Drivers" : "Driver", String.join(", ", by.drivers()));
    add(facts, "Vehicle", by.vehicle());
    add(facts, "License plate", by.plate());
    add(facts, "VIN", by.vin());
    add(facts, "Route", by.route());
    add(facts, "Stops", by.stops());
    return List.copyOf(facts);
  }

  private static void add(List<CertificateView.Fact> facts, String name, String value) {
    String text = CertificateView.plain(value);
    if (!text.isEmpty()) {
      facts.add(new CertificateView.Fact(name, text));
    }
  }

  private static Item item(int at, PrintedTransfer.Item printed) {
    TransferItem item = printed.item();
    String strain = item.product().text("strain_name", "");
    return new Item(
        at,
        printed.lot(),
        CertificateView.plain(
            item.product().text("name", "") + (strain.isEmpty() ? "" : ", " + strain)),
        kind(item),
        qty(item.qty(), item.uom()),
        result(printed),
        received(printed));
  }

  private static String kind(TransferItem item) {
    var words = new ArrayList<String>();
    words.add(item.product().text("intermediate_type", ""));
    if (item.isSample()) {
      words.add(item.sampleType().isEmpty() ? "sample" : item.sampleType());
      words.add(item.productSampleType());
    }
    words.add(item.isForExtraction() ? "for extraction" : "");
    words.add(item.retest() ? "for a retest" : "");
    return CertificateView.plain(
        String.join(", ", words.stream().filter(word -> !word.isEmpty()).toList())
            .replace('_', ' '));
  }

  private static String result(PrintedTransfer.Item printed) {
    String result = printed.item().labResult();
    String waivers =
        String.join(", ", printed.waivers().stream().map(each -> "Waived: " + each.id()).toList());
    if (result == null) {
      return waivers;
    }
    return waivers.isEmpty() ? result : result + ", " + waivers;
  }

  private static String received(PrintedTransfer.Item printed) {
    TransferItem item = printed.item();
    Amount qty = item.receivedQty();
    if (qty == null) {
      return "";
    }
    if (item.isRejected()) {
      return item.awaitsReturn() ? "Rejected" : "Rejected, taken back";
    }
    String lot = printed.received();
    return qty(qty, item.uom()) + (lot == null ? "" : " as " + lot);
  }

  private static String totals(List<PrintedTransfer.Item> items) {
    Map<Unit, Amount> sums = new EnumMap<>(Unit.class);
    items.forEach(each -> sums.merge(each.item().uom(), each.item().qty(), Amount::plus));
    return String.join(
        ", ", sums.entrySet().stream().map(sum -> qty(sum.getValue(), sum.getKey())).toList());
  }

  private static String qty(Amount amount, Unit unit) {
    return amount.toDecimal().stripTrailingZeros().toPlainString() + " " + unit.wire();
  }

  private static String moment(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? "" : MOMENT.format(instant.atZone(zone));
  }
}
