package perennial.licensing;

import java.util.Set;
import perennial.journal.Command;
import perennial.kernel.LicenseeId;

/**
 * An act of the registry by which somebody can newly act for licensees. Besides the office of who
 * does it, the rules are asked whether that may be as their licenses stand ({@link Permitted}).
 */
interface OpensLicensees extends Command {
  /** Whom somebody could act for by it; it is refused where the rules deny it for all of them. */
  Set<LicenseeId> opened(Deciding deciding);
}
