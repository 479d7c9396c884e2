package perennial.server;

import java.util.List;

/** The configuration cannot be used; says all that is wrong with it at once. */
public final class ConfigurationRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> faults;

  ConfigurationRefused(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence each, naming the setting and where it was set. */
  public List<String> faults() {
    return faults;
  }
}
