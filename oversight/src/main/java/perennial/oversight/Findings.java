package perennial.oversight;

/** Takes findings as they are made; called by several threads. */
@FunctionalInterface
public interface Findings {
  void add(Finding finding);
}
