package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.LicenseEvent.LicenseIssued;
import perennial.licensing.LicenseEvent.LicenseListRowTaken;
import perennial.licensing.LicenseEvent.LicenseRenewed;
import perennial.licensing.LicenseEvent.PremisesMoved;
import perennial.licensing.LicensingEvent.LicenseeRegistered;
import perennial.licensing.LicensingEvent.LicenseeReinstated;
import perennial.licensing.LicensingEvent.LicenseeSuspended;

/**
 * Takes one row of a license list: enters a license that is new, proposes what differs of a known
 * one and does it where that was accepted, and keeps apart what is too odd. Whose row it is goes by
 * the identifier alone, so no list makes a twin, however often, in whatever order and by however
 * many at once it is imported.
 *
 * @param list serial of the list
 * @param accepts whether what the row proposes may be done; never what needs two officials
 */
public record TakeListed(long list, LicenseList.Judged judged, boolean accepts) implements Command {

  /** What the old system wrote where it did not know: before everything it knew. */
  static final Instant BEFORE_RECORDS = Instant.parse("1900-01-01T00:00:00Z");

  private ListedLicense row() {
    return judged.row();
  }

  private @Nullable LicenseeId licensee() {
    return LicenseList.serialOf(row()).map(LicenseeId::new).orElse(null);
  }

  @Override
  public String act() {
    return "license.take-listed";
  }

  /** One that there is already is founded again without effect. */
  @Override
  public Set<LicenseeId> founds() {
    LicenseeId licensee = licensee();
    return judged.isQuarantined() || licensee == null ? Set.of() : Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    prefetch.row(Licensing.LIST_ROW, LicenseeId.REGISTRY, list, row().line());
    LicenseeId licensee = licensee();
    if (licensee != null) {
      prefetch.row(Licensing.LICENSEE, licensee);
      prefetch.row(Licensing.LICENSE, licensee, Dated.NOW);
      prefetch.row(Licensing.PREMISES, licensee, Dated.NOW);
      Claim.prefetch(RegisterLicensee.normalized(row().code()), prefetch);
    }
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return row().createdAt() == null ? BEFORE_RECORDS : row().createdAt();
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections =
        new Objections().addAll(Officials.mustAct(deciding, OpenList.Reason.NOT_AN_OFFICIAL));
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    LicenseeId licensee = licensee();
    Licensee known = licensee == null ? null : deciding.state().find(Licensing.LICENSEE, licensee);
    var events = new ArrayList<Event>();
    LicenseListRowTaken taken;
    if (known != null) {
      taken = compare(deciding, known, events);
    } else if (judged.isQuarantined() || licensee == null) {
      taken = taken(ListFate.QUARANTINED, reasons(), List.of());
    } else {
      taken = enter(deciding, licensee, events);
    }
    if (!isRecorded(deciding, taken)) {
      events.add(taken);
    }
    return Outcome.accepted(new ObjectRef(Licensing.LIST_KIND, list), events);
  }

  /** A repetition has nothing to say. What was entered is known at the next time. */
  private boolean isRecorded(Deciding deciding, LicenseListRowTaken taken) {
    ListRow before =
        deciding.state().find(Licensing.LIST_ROW, LicenseeId.REGISTRY, list, row().line());
    if (before == null) {
      return false;
    }
    boolean isSettled =
        taken.fate() == ListFate.KNOWN
            && (before.fate() == ListFate.TAKEN || before.fate() == ListFate.CHANGED);
    return isSettled
        || (before.fate() == taken.fate()
            && before.proposals().equals(String.join("\n", taken.proposals())));
  }

  private LicenseListRowTaken enter(Deciding deciding, LicenseeId licensee, List<Event> events) {
    String code = RegisterLicensee.normalized(row().code());
    Instant from = occurredAt(deciding.moments().recordedAt());
    if (new Claim(code, licensee, from, null).isTaken(deciding.state())) {
      var reasons = new ArrayList<>(reasons());
      reasons.add("a license in the registry has its code");
      return taken(ListFate.QUARANTINED, reasons, List.of());
    }
    events.add(
        new LicenseeRegistered(
            licensee, code, row().type(), new Business(row().holder(), row().address(), false)));
    events.add(new LicenseIssued(licensee, "", List.of(), row().expires()));
    if (row().suspended()) {
      events.add(new LicenseeSuspended(licensee));
    }
    return taken(ListFate.TAKEN, reasons(), List.of());
  }

  private LicenseListRowTaken compare(Deciding deciding, Licensee known, List<Event> events) {
    List<String> differences = differences(known);
    if (differences.isEmpty()) {
      return taken(ListFate.KNOWN, reasons(), List.of());
    }
    if (!accepts || judged.isQuarantined() || known.status().isEnded()) {
      return taken(ListFate.PROPOSED, reasons(), differences);
    }
    events.addAll(changes(deciding, known));
    List<String> left = consequential(known);
    return events.isEmpty()
        ? taken(ListFate.PROPOSED, reasons(), differences)
        : taken(ListFate.CHANGED, reasons(), left);
  }

  private List<String> differences(Licensee known) {
    var all = new ArrayList<>(consequential(known));
    addIf(all, isAddressOther(known), "address", addressOf(known), text(row().address()));
    addIf(
        all,
        isLonger(known),
        "last day",
        String.valueOf(known.expires()),
        String.valueOf(row().expires()));
    addIf(
        all,
        isSuspensionOther(known),
        "suspended",
        String.valueOf(known.status() == LicenseStatus.SUSPENDED),
        String.valueOf(row().suspended()));
    return all;
  }

  /** What only two officials change: each by an order of its own. */
  private List<String> consequential(Licensee known) {
    var all = new ArrayList<String>();
    String code = RegisterLicensee.normalized(row().code());
    addIf(all, !known.code().equals(code), "code", known.code(), code + evidence(known, code));
    addIf(all, !known.type().equals(row().type()), "type", known.type(), row().type());
    addIf(
        all,
        !known.name().equals(row().holder().name()),
        "name",
        known.name(),
        row().holder().name());
    addIf(
        all,
        !known.certificateNumber().equals(row().holder().certificateNumber()),
        "UBI",
        known.certificateNumber(),
        row().holder().certificateNumber());
    return all;
  }

  private static String evidence(Licensee known, String code) {
    boolean isZeroLost =
        known
            .code()
            .replaceFirst("(?<=^[A-Z])0+", "")
            .equals(code.replaceFirst("(?<=^[A-Z])0+", ""));
    return isZeroLost ? " (the list lost the leading zero)" : "";
  }

  private static void addIf(
      List<String> all, boolean isOther, String what, String from, String to) {
    if (isOther) {
      all.add(what + ": " + from + " -> " + to);
    }
  }

  private boolean isAddressOther(Licensee known) {
    return !addressOf(known).equals(text(row().address()));
  }

  private static String addressOf(Licensee l) {
    return text(
        new Address(
            l.address1(), l.address2(), l.city(), l.stateCode(), l.postalCode(), l.countryCode()));
  }

  private static String text(Address a) {
    return List.of(a.address1(), a.address2(), a.city(), a.stateCode(), a.postalCode()).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private boolean isLonger(Licensee known) {
    return row().expires() != null
        && (known.expires() == null || row().expires().isAfter(known.expires()));
  }

  private boolean isSuspensionOther(Licensee known) {
    boolean isSuspended = known.status() == LicenseStatus.SUSPENDED;
    return isSuspended != row().suspended()
        && (isSuspended || known.status() == LicenseStatus.ACTIVE);
  }

  private List<Event> changes(Deciding deciding, Licensee known) {
    Instant now = deciding.moments().recordedAt();
    LicenseeId licensee = known.licenseeId();
    var events = new ArrayList<Event>();
    if (isAddressOther(known)) {
      events.add(new PremisesMoved(licensee, row().address(), now));
    }
    if (isLonger(known)) {
      events.add(new LicenseRenewed(licensee, Objects.requireNonNull(row().expires()), now));
    }
    if (isSuspensionOther(known)) {
      events.add(
          row().suspended() ? new LicenseeSuspended(licensee) : new LicenseeReinstated(licensee));
    }
    return events;
  }

  private LicenseListRowTaken taken(ListFate fate, List<String> why, List<String> proposals) {
    return new LicenseListRowTaken(
        list, row().line(), row().globalId(), row().code(), fate, why, proposals);
  }

  private List<String> reasons() {
    return judged.oddities().stream()
        .map(odd ->
            judged.clash() != null && (odd == Oddity.CODE_TWICE || odd == Oddity.ZERO_LOST)
                ? odd.text() + ": " + judged.clash()
                : odd.text())
        .toList();
  }
}
