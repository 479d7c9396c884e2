package perennial.licensing;

import java.util.List;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.LicenseEvent.LicenseListOpened;

/**
 * Begins the import of a license list; the same file again is the same list.
 *
 * @param digest SHA-256 of the file in hexadecimal
 * @param name of the file, without a folder
 */
public record OpenList(String digest, String name, int rows) implements Command {
  /** Rows of one list: the reference jurisdiction has 2,886 in eight years. */
  public static final int ROWS_MAX = 50_000;

  /** Why a list is not opened. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    TOO_MANY_ROWS
  }

  @Override
  public String act() {
    return "license.open-list";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    prefetch.list(Licensing.LIST_OF_FILE, digest);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections =
        new Objections()
            .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
            .addIf(
                rows > ROWS_MAX,
                "rows",
                Reason.TOO_MANY_ROWS,
                "A list has at most " + ROWS_MAX + " rows.");
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    List<ImportedList> known = deciding.state().list(Licensing.LIST_OF_FILE, digest);
    if (!known.isEmpty()) {
      return Outcome.accepted(known.getFirst().ref(), List.of());
    }
    ObjectRef list = deciding.minter().mint(Licensing.LIST_KIND);
    return Outcome.made(list, List.of(new LicenseListOpened(list.serial(), digest, name, rows)));
  }
}
