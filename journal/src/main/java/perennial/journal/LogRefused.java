package perennial.journal;

/** Going on would fork the log: this node sequences nothing until a person has looked. */
public final class LogRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogRefused(String why) {
    super(why);
  }
}
