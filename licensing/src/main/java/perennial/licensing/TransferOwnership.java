package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command.Deciding;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.LicenseEvent.OwnershipTransferred;
import perennial.licensing.LicensingEvent.MembershipEnded;

/**
 * Gives a license to another business, with the place and all that stands in it. No object moves
 * and no label changes; the keys of the former holder's users open it no more.
 *
 * @param since null for the time of the approval
 */
public record TransferOwnership(LicenseeId licensee, Holder holder, @Nullable Instant since)
    implements Consequential {
  static final String ACT = "license.transfer-ownership";

  /** Why a license does not pass to another, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    NAME_MISSING,
    CERTIFICATE_NUMBER_MISSING,
    HOLDER_UNCHANGED,
    TEXT_TOO_LONG
  }

  static TransferOwnership of(LicenseeId licensee, Consequential.Terms terms) {
    return new TransferOwnership(
        licensee,
        new Holder(
            terms.text("name"),
            terms.text("certificate_number"),
            terms.text("phone"),
            terms.text("email"),
            terms.text("external_id")),
        terms.since());
  }

  @Override
  public String act() {
    return ACT;
  }

  @Override
  public Set<LicenseeId> others() {
    return Set.of();
  }

  @Override
  public Stated terms() {
    var terms = new LinkedHashMap<String, String>();
    terms.put("name", holder.name());
    terms.put("certificate_number", holder.certificateNumber());
    terms.put("phone", holder.phone());
    terms.put("email", holder.email());
    terms.put("external_id", holder.externalId());
    return Stated.of(RevokeLicense.withSince(terms, since));
  }

  @Override
  public void prefetch(Prefetch prefetch) {
    prefetch.row(Licensing.PARTY, licensee, Dated.NOW);
    prefetch.list(Licensing.MEMBERS_OF, licensee);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    License license = on.license();
    Party present = deciding.state().find(Licensing.PARTY, licensee, Dated.NOW);
    var objections =
        on.objections(lastChange(license, present))
            .require("name", holder.name(), Reason.NAME_MISSING)
            .require(
                "certificate_number", holder.certificateNumber(), Reason.CERTIFICATE_NUMBER_MISSING)
            .addIf(
                present != null && present.holder().equals(holder),
                "name",
                Reason.HOLDER_UNCHANGED,
                "This business holds the license already.");
    for (String text :
        List.of(
            holder.name(),
            holder.certificateNumber(),
            holder.phone(),
            holder.email(),
            holder.externalId())) {
      objections.atMost("holder", text, Objections.NAME_MAX, Reason.TEXT_TOO_LONG);
    }
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    var events = new ArrayList<Event>();
    events.add(new OwnershipTransferred(licensee, holder, on.from()));
    deciding.state().list(Licensing.MEMBERS_OF, licensee).stream()
        .filter(Member::isPresent)
        .forEach(member -> events.add(new MembershipEnded(licensee, member.userSerial())));
    return Outcome.accepted(on.subject(), events);
  }

  /** The later of the two: both the license and its party change. */
  private static @Nullable Instant lastChange(@Nullable License license, @Nullable Party party) {
    if (license == null || party == null) {
      return null;
    }
    return license.validFrom().isAfter(party.validFrom()) ? license.validFrom() : party.validFrom();
  }
}
