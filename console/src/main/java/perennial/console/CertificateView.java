package perennial.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perennial.laboratory.Certificate;
import perennial.laboratory.LabResult;
import perennial.laboratory.ResultStep;
import perennial.laboratory.ResultVerdict;
import perennial.laboratory.Retest;
import perennial.laboratory.RetestsOfResult;
import perennial.rulebook.assay.Outcome;

/**
 * A certificate as text, ready for its template.
 *
 * @param verdict in words
 * @param tone which style the verdict has: {@code good}, {@code bad} or {@code open}
 * @param notices what a reader must know before anything else: voided, amended, not completed, a
 *     retest or tested again, what does not count
 * @param facts what is known of the sample, as pairs of name and value
 * @param why the stored explanation, line by line
 * @param history what became of the result, in order
 * @param address of the page, for the document and its readers
 */
public record CertificateView(
    String id,
    String verdict,
    String tone,
    List<Notice> notices,
    List<Fact> facts,
    List<Section> sections,
    List<String> why,
    List<Step> history,
    String address) {

  /** The page would be endless; the record has them all. */
  private static final int WHY_MAX = 60;

  /** Of one result: those of the client's lots. */
  private static final int RETESTS_MAX = 20;

  /** The page would be endless; the record has them all. */
  static final int HISTORY_MAX = 100;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.US);

  /**
   * A sentence at the top.
   *
   * @param isGrave whether the certificate holds for nothing
   */
  public record Notice(boolean isGrave, String text) {}

  /**
   * A step in the history of the result.
   *
   * @param verdict in words; empty where the step judged nothing
   */
  public record Step(String day, String what, String verdict, String reason) {}

  public record Fact(String name, String value) {}

  /**
   * A group of values.
   *
   * @param uncounted why nothing in it counts; empty where it does
   */
  public record Section(String title, String uncounted, List<Row> rows) {}

  /**
   * One value.
   *
   * @param outcome in words; empty where there is no limit
   */
  public record Row(String name, String value, String limit, String outcome, boolean isOver) {}

  static CertificateView of(Certified certified, String baseUrl) {
    LabResult result = certified.certificate().result();
    return new CertificateView(
        certified.id(),
        verdict(result),
        tone(result),
        notices(certified),
        facts(certified),
        certified.certificate().sections().stream().map(CertificateView::section).toList(),
        result.explanation().lines().limit(WHY_MAX).map(CertificateView::plain).toList(),
        history(certified),
        baseUrl + Console.PUBLIC + CertificatePage.PATH.replace("{id}", certified.id()));
  }

  private static String verdict(LabResult result) {
    if (result.isVoided()) {
      return "Void";
    }
    return result.isCompleted() ? words(result.verdict()) : "Testing under way";
  }

  private static String words(ResultVerdict verdict) {
    return switch (verdict) {
      case PASS -> "Passed";
      case FAIL -> "Failed";
      case INDETERMINATE -> "Not decided";
      case NOT_APPLICABLE -> "No test demanded";
    };
  }

  /** The last steps: the record has them all. */
  private static List<Step> history(Certified certified) {
    List<ResultStep> all = certified.history();
    return all.subList(Math.max(0, all.size() - HISTORY_MAX), all.size()).stream()
        .map(step -> {
          ResultVerdict verdict = step.verdict();
          return new Step(
              day(step.recordedAt(), certified.zone()),
              what(step.kind()),
              verdict == null ? "" : words(verdict),
              step.reason() == null ? "" : plain(step.reason()));
        })
        .toList();
  }

  private static String what(ResultStep.Kind kind) {
    return switch (kind) {
      case REPORTED -> "Reported";
      case CHANGED -> "Changed before completion";
      case AMENDED -> "Amended";
      case COPIED -> "Copied to another lot";
      case VOIDED -> "Taken back";
      case REMOVED -> "Removed";
    };
  }

  private static String tone(LabResult result) {
    if (result.isVoided()) {
      return "bad";
    }
    return switch (result.verdict()) {
      case PASS, NOT_APPLICABLE -> "good";
      case FAIL -> "bad";
      case INDETERMINATE -> "open";
    };
  }

  private static List<Notice> notices(Certified certified) {
    LabResult result = certified.certificate().result();
    ZoneId zone = certified.zone();
    var notices = new ArrayList<Notice>();
    Instant voided = result.voidedAt();
    if (voided != null) {
      notices.add(
          new Notice(
              true,
              "The laboratory took this result back on %s. It holds for nothing. Reason: %s"
                  .formatted(day(voided, zone), given(result.voidReason()))));
    }
    Instant amended = result.amendedAt();
    if (amended != null) {
      notices.add(
          new Notice(
              false,
              "Amended %s after it was completed, last on %s. Reason: %s"
                  .formatted(
                      times(result.amendments()),
                      day(amended, zone),
                      given(result.amendmentReason()))));
    }
    if (!result.isCompleted()) {
      notices.add(new Notice(false, "Testing is not completed. No values are shown until it is."));
    }
    retested(certified.retests(), zone).forEach(text -> notices.add(new Notice(false, text)));
    certified.certificate().sections().stream()
        .filter(section -> !section.isCounted())
        .forEach(section -> notices.add(new Notice(false, uncounted(section))));
    return notices;
  }

  /** Both results name each other, so that no copy of one hides the other. */
  private static List<String> retested(RetestsOfResult retests, ZoneId zone) {
    var texts = new ArrayList<String>();
    for (Retest each : retests.before()) {
      texts.add(
          "This is a retest: by %s the same goods failed. It was asked for on %s. Reason: %s"
              .formatted(each.resultId(), day(each.askedAt(), zone), plain(each.reason())));
    }
    for (Retest each : retests.after()) {
      String came =
          each.retestId() == null
              ? "No result of it was reported yet."
              : "See %s, reported on %s.".formatted(each.retestId(), day(each.reportedAt(), zone));
      texts.add(
          "A retest was asked for on %s. %s Reason: %s"
              .formatted(day(each.askedAt(), zone), came, plain(each.reason())));
    }
    return texts.stream().distinct().limit(RETESTS_MAX).toList();
  }

  private static String uncounted(Certificate.Section section) {
    return "%s: these values do not count, and are owed. It was %s"
        .formatted(title(section), plain(section.uncounted()));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String given(@Nullable String reason) {
    return reason == null ? "none was given." : plain(reason);
  }

  private static List<Fact> facts(Certified certified) {
    LabResult result = certified.certificate().result();
    ZoneId zone = certified.zone();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Laboratory", printed(certified.laboratory())));
    Certified.Business client = certified.client();
    if (client != null) {
      facts.add(new Fact("Client", printed(client)));
    }
    add(facts, "Lot", certified.source());
    add(facts, "Sample", certified.sample());
    String goods = plain(result.productClass().replace('_', ' '));
    facts.add(
        new Fact("Product", goods + (result.medicallyCompliant() ? ", medically compliant" : "")));
    facts.add(new Fact("Collected", day(result.collectionDate(), zone)));
    add(facts, "Received", day(result.receivedAt(), zone));
    add(facts, "Tested", day(result.testedAt(), zone));
    facts.add(new Fact("Reported", day(result.createdAt(), zone)));
    add(facts, "Judged by", result.rulesVersion());
    return facts;
  }

  private static void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(new Fact(name, value));
    }
  }

  private static String printed(Certified.Business business) {
    return plain(business.name() + ", license " + business.code());
  }

  private static String day(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? "" : DAY.format(instant.atZone(zone));
  }

  private static String title(Certificate.Section section) {
    String name = section.group().isEmpty() ? "Derived" : plain(section.group().replace('_', ' '));
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static Section section(Certificate.Section section) {
    String by = section.lab().isEmpty() ? "" : ", tested by " + section.lab();
    boolean isCounted = section.isCounted();
    return new Section(
        title(section) + plain(by) + (isCounted ? "" : ": not counted"),
        plain(section.uncounted()),
        section.lines().stream().map(line -> row(line, isCounted)).toList());
  }

  private static Row row(Certificate.Line line, boolean isCounted) {
    Outcome outcome = line.outcome();
    boolean isWarning = outcome == Outcome.OVER && line.warns();
    String said = outcome == null ? "" : words(outcome) + (isWarning ? ", warns" : "");
    return new Row(
        plain(line.name()),
        plain(line.inWords()),
        line.limit(),
        isCounted ? said : "not counted",
        isCounted && line.isOver());
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case WITHIN -> "within";
      case OVER -> "outside";
      case UNDETERMINED -> "not determined";
      case NOT_TESTED -> "not tested";
    };
  }

  /** Laboratories send anything; a document in XML cannot even hold some of it. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]", " ").strip();
  }
}
