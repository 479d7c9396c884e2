package perennial.journal;

import java.util.List;
import perennial.kernel.Decision;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/** After a restore to the past, the registry states where its former log ended. */
public record BeginLog(LogBegun begun) implements Command {
  public static final String ACT = "log.begin";

  /** A log is no object, but an outcome has a subject. */
  private static final ObjectRef SUBJECT = new ObjectRef(new Kind("LG"), 1);

  @Override
  public String act() {
    return ACT;
  }

  @Override
  public Decision<Outcome> decide(Deciding d) {
    return Outcome.accepted(SUBJECT, List.of(begun));
  }
}
