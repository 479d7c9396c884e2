package perennial.licensing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command.Deciding;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/** The rule that users, keys and devices of a licensee are its administrators' to make and end. */
final class Administrators {
  /** May make and end users, keys and devices of the licensee. */
  static final String ROLE = "admin";

  /**
   * The roles that an administrator gives. LeafData's wire has shown the first only; the second may
   * do all but administer. An official's authorisation is none of them.
   */
  static final List<String> ROLES = List.of(ROLE, "user");

  private Administrators() {}

  /** Why a licensee's user may not administer. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_ADMINISTRATOR,
    ROLE_UNKNOWN,
    USER_UNKNOWN,
    NOT_ONESELF
  }

  /** Users and keys are the registry's rows: each of these acts names it. */
  static Set<LicenseeId> registry() {
    return Set.of(LicenseeId.REGISTRY);
  }

  static void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.LICENSEE, actor.licensee());
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    prefetch.row(Licensing.MEMBER, actor.licensee(), actor.user(), Dated.NOW);
  }

  static void prefetchMember(Actor actor, long user, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, user);
    prefetch.row(Licensing.MEMBER, actor.licensee(), user, Dated.NOW);
  }

  /** The objections against an act by whoever is no administrator. */
  static Objections objections(Deciding deciding) {
    Actor actor = deciding.actor();
    return new Objections()
        .addIf(
            !isAdministrator(deciding.state(), actor.licensee(), actor.user()),
            "",
            Reason.NOT_AN_ADMINISTRATOR,
            "Only an administrator of the licensee does this.");
  }

  static boolean isAdministrator(State state, LicenseeId licensee, long user) {
    Member member = member(state, licensee, user);
    if (member == null) {
      return false;
    }
    User person = state.find(Licensing.USER, LicenseeId.REGISTRY, user);
    String role = member.role().isEmpty() && person != null ? person.authLevel() : member.role();
    return role.equals(ROLE);
  }

  /** The membership that a user has at the licensee now; null for none. */
  static @Nullable Member member(State state, LicenseeId licensee, long user) {
    if (licensee.equals(LicenseeId.REGISTRY)) {
      return null;
    }
    Member member = state.find(Licensing.MEMBER, licensee, user, Dated.NOW);
    return member != null && member.isPresent() ? member : null;
  }
}
