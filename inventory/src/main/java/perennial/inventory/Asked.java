package perennial.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.journal.Command.Deciding;
import perennial.journal.Event;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Unit;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.rulebook.Permission;
import perennial.rulebook.RuleSet;

/** What the rules say to one act: every rule that it stands against, with its citation. */
public final class Asked {
  /** Why an act is refused though all that it names is right. */
  public enum Reason implements Refusal.Reason {
    AGAINST_A_RULE
  }

  private record Finding(ObjectRef object, String code, String field, String text) {}

  private final Deciding deciding;
  private final String act;
  private final RuleSet rules;
  private final List<Finding> denied = new ArrayList<>();
  private final List<Finding> all = new ArrayList<>();

  Asked(Deciding deciding, String act, RuleSet rules) {
    this.deciding = deciding;
    this.act = act;
    this.rules = rules;
  }

  public RuleSet rules() {
    return rules;
  }

  /** The act that is asked about. */
  public String act() {
    return act;
  }

  /** As it was before the act. */
  public State state() {
    return deciding.state();
  }

  public LicenseeId licensee() {
    return deciding.actor().licensee();
  }

  public Deciding deciding() {
    return deciding;
  }

  /** The type of the license that acts; empty where nobody knows it. */
  public String licenseType() {
    Licensee found = state().find(Licensing.LICENSEE, licensee());
    return found == null ? "" : found.type();
  }

  /**
   * Notes an answer, unless it is that all is well.
   *
   * @param object what a breach is of
   * @param code a short word for the kind of rule, such as {@code lot-size}
   * @param field what is wrong, in the words of the command
   */
  public void note(ObjectRef object, String code, String field, Permission answer) {
    switch (answer) {
      case Permission.Allowed _ -> {
        // Nothing is to be said.
      }
      case Permission.AllowedWithWarning(String citation, String sentence) ->
          all.add(new Finding(object, code, field, cited(sentence, citation)));
      case Permission.Denied(String citation, String sentence) -> {
        var finding = new Finding(object, code, field, cited(sentence, citation));
        denied.add(finding);
        all.add(finding);
      }
    }
  }

  /** Notes an answer, unless the same was listed of the object before. */
  public void noteOnce(
      ObjectRef object, String code, String field, Permission answer, List<Breach> listed) {
    boolean isListed =
        answer instanceof Permission.AllowedWithWarning(String citation, String sentence)
            && listed.stream()
                .filter(each -> each.code().equals(code))
                .anyMatch(each -> each.text().contains(cited(sentence, citation)));
    if (!isListed) {
      note(object, code, field, answer);
    }
  }

  private static String cited(String sentence, String citation) {
    return citation.isEmpty() ? sentence : sentence + " (" + citation + ")";
  }

  boolean isDenied() {
    return !denied.isEmpty();
  }

  List<Refusal> refusals() {
    return denied.stream()
        .map(each -> Refusal.of(each.field(), Reason.AGAINST_A_RULE, each.text()))
        .distinct()
        .toList();
  }

  /** A breach for every object and kind of rule: one with all that is said of them. */
  List<Event> breaches() {
    var texts = new LinkedHashMap<Finding, List<String>>();
    for (Finding each : all) {
      List<String> said =
          texts.computeIfAbsent(
              new Finding(each.object(), each.code(), "", ""), _ -> new ArrayList<>());
      if (!said.contains(each.text())) {
        said.add(each.text());
      }
    }
    var events = new ArrayList<Event>();
    for (Map.Entry<Finding, List<String>> each : texts.entrySet()) {
      events.add(
          new BreachRecorded(
              licensee(),
              each.getKey().object(),
              each.getKey().code(),
              String.join(" ", each.getValue()),
              Amount.ZERO,
              Unit.GM));
    }
    return events;
  }
}
