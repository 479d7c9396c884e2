package perennial.rulebook.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.rulebook.RulePack;

/**
 * The registry publishes a rule set. It never judges the past: its first day begins after the act,
 * and after the first day of everything published before. Whether its effect was approved is
 * checked beforehand, where the keys of the approvers are.
 *
 * @param rules what is in force, without anything that was published
 * @param report SHA-256, in hex, of the approved report; empty where nothing had to be approved
 * @param reason a sentence, kept for ever
 */
public record PublishRules(
    Candidate candidate, RulePack rules, String report, List<String> approvers, String reason)
    implements Command {
  /** A paragraph. */
  public static final int REASON_LENGTH_MAX = 1_000;

  /** Why nothing is published. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    RETROACTIVE,
    OVERLAPS,
    VERSION_TAKEN,
    TOO_LARGE,
    TOO_MANY,
    REASON_MISSING,
    REASON_TOO_LONG
  }

  public PublishRules {
    approvers = List.copyOf(approvers);
  }

  @Override
  public String act() {
    return "rules.publish";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.list(Rulebook.PUBLISHED_SETS, LicenseeId.REGISTRY);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var before = deciding.state().list(Rulebook.PUBLISHED_SETS, LicenseeId.REGISTRY);
    var content = candidate.content().packed();
    var reasons = new ArrayList<Refusal>();
    if (!deciding.actor().licensee().equals(LicenseeId.REGISTRY)) {
      reasons.add(Refusal.of("", Reason.NOT_THE_REGISTRY, "Only the registry does this."));
    }
    reasons.addAll(objections(before, deciding.moments().recordedAt()));
    if (!reasons.isEmpty()) {
      return Outcome.refused(reasons);
    }
    long number = before.size() + 1L;
    return Outcome.accepted(
        new ObjectRef(Rulebook.PUBLICATION_KIND, number),
        List.of(
            new RuleSetPublished(
                number,
                candidate.version().set(),
                candidate.version().number(),
                candidate.from(),
                content,
                report,
                approvers,
                reason.strip())));
  }

  /**
   * What is wrong with the publication itself, so that it can be told beside what its effect lacks.
   *
   * @param before what was published by now
   */
  public List<Refusal> objections(List<PublishedSet> before, Instant now) {
    var reasons = new ArrayList<Refusal>();
    checkDates(reasons, before, now);
    if (candidate.content().packed().length() > SetContent.PACKED_BYTES_MAX) {
      reasons.add(
          Refusal.of(
              "set",
              Reason.TOO_LARGE,
              "A rule set may not have more than " + SetContent.PACKED_BYTES_MAX + " bytes."));
    }
    if (before.size() >= Rulebook.PUBLICATIONS_MAX) {
      reasons.add(
          Refusal.of(
              "set",
              Reason.TOO_MANY,
              "A registry publishes at most " + Rulebook.PUBLICATIONS_MAX + " rule sets."));
    }
    checkReason(reasons);
    return reasons;
  }

  private void checkDates(List<Refusal> reasons, List<PublishedSet> before, Instant now) {
    if (!candidate.first().from().isAfter(now)) {
      reasons.add(
          Refusal.of(
              "effective-from",
              Reason.RETROACTIVE,
              "A rule set never judges the past: its first day, "
                  + candidate.from()
                  + ", must be later than today."));
    }
    for (var other : before) {
      if (!candidate.from().isAfter(other.firstDay())) {
        reasons.add(
            Refusal.of(
                "effective-from",
                Reason.OVERLAPS,
                "The first day, "
                    + candidate.from()
                    + ", must be later than that of "
                    + other.ruleVersion()
                    + ", "
                    + other.firstDay()
                    + "."));
      }
    }
    boolean isTaken =
        before.stream().anyMatch(other -> other.ruleVersion().equals(candidate.version()))
            || rules.sets().stream().anyMatch(set -> set.version().equals(candidate.version()));
    if (isTaken) {
      reasons.add(
          Refusal.of(
              "version",
              Reason.VERSION_TAKEN,
              candidate.version() + " was published already; a correction is a new number."));
    }
  }

  private void checkReason(List<Refusal> reasons) {
    if (reason.isBlank()) {
      reasons.add(Refusal.of("reason", Reason.REASON_MISSING, "The reason field is required."));
    } else if (reason.length() > REASON_LENGTH_MAX) {
      reasons.add(
          Refusal.of(
              "reason",
              Reason.REASON_TOO_LONG,
              "The reason may not be greater than " + REASON_LENGTH_MAX + " characters."));
    }
  }
}
