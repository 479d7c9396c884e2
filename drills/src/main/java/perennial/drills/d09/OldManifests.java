package perennial.drills.d09;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Reply;
import perennial.drills.stage.StageFailed;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/** The manifests of some transfers as they were printed when the goods left. */
final class OldManifests {
  private final Map<String, String> pages = new LinkedHashMap<>();

  private OldManifests() {}

  /** Prints them for their sender. */
  static OldManifests print(Caller sender, List<String> transfers) {
    var printed = new OldManifests();
    for (String transfer : transfers) {
      Reply page = get(sender, transfer, "manifest");
      if (page.status() != 200) {
        throw new StageFailed("A manifest was answered " + page);
      }
      printed.pages.put(transfer, page.text());
    }
    return printed;
  }

  private static Reply get(Caller caller, String transfer, String form) {
    return caller.call("GET", "/transfers/" + transfer + "/" + form, "");
  }

  /**
   * Prints them again, years later, for everybody who may see them.
   *
   * @param then what must stand there of the buyer
   * @param later what must not
   */
  void printAgain(
      Story story,
      Caller sender,
      Caller buyer,
      Officials officials,
      List<String> then,
      List<String> later) {
    story.held(
        "Each is printed again for the sender, the shop and an official, as a page and as PDF",
        "the page is the same to the byte, and both show the buyer of the day and nobody later",
        () -> {
          var tally = new Tally();
          for (Map.Entry<String, String> each : pages.entrySet()) {
            String transfer = each.getKey();
            var shown = new ArrayList<Reply>();
            shown.add(get(sender, transfer, "manifest"));
            shown.add(get(buyer, transfer, "manifest"));
            shown.add(officials.calls("GET", "/transfers/" + transfer + "/manifest", ""));
            for (Reply page : shown) {
              tally.see(
                  page.text().equals(each.getValue()), () -> transfer + " is printed as " + page);
              shows(tally, transfer, page.text(), then, later);
            }
            Reply pdf = get(buyer, transfer, "manifest.pdf");
            shows(tally, transfer + " as PDF", text(pdf), then, later);
          }
          return tally.seen("as they were");
        });
  }

  private static void shows(
      Tally tally, String what, String text, List<String> then, List<String> later) {
    for (String fact : then) {
      tally.see(text.contains(fact), () -> what + " is without " + fact);
    }
    for (String fact : later) {
      tally.see(!text.contains(fact), () -> what + " shows " + fact);
    }
  }

  private static String text(Reply pdf) throws IOException {
    if (pdf.status() != 200) {
      return pdf.toString();
    }
    try (PDDocument document = Loader.loadPDF(pdf.body())) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** What is known of a day by now, on request. */
  void printAsKnownNow(
      Story story, Caller sender, String day, List<String> then, List<String> never) {
    story.held(
        "One is printed as of " + day + ", as is known now",
        "it shows the buyer as it was on that day by all that was recorded since",
        () -> {
          var tally = new Tally();
          String transfer = pages.keySet().iterator().next();
          Reply page = get(sender, transfer, "manifest?known=now&at=" + day);
          shows(tally, transfer, page.text(), then, never);
          return tally.seen("as they must be");
        });
  }

  /** Whoever has the number now was no party. */
  void refuse(Story story, Caller holder) {
    story.refused(
        "The new holder of the number asks for them",
        "404: there is nothing of the name",
        () -> {
          var tally = new Tally();
          for (String transfer : pages.keySet()) {
            for (String form : List.of("manifest", "manifest.pdf")) {
              int status = get(holder, transfer, form).status();
              tally.see(status == 404, () -> transfer + " was answered " + status);
            }
          }
          return tally.seen("refused");
        });
  }
}
