package perennial.web;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that must hold before the registry takes requests, shown under its name by {@code
 * /health/ready}.
 *
 * @param name lower-case words: {@code database}
 * @param trouble what is wrong, in plain words without hosts or paths; empty when all is well
 * @param isRequired whether requests should go elsewhere until it holds; else it is only told
 */
public record Check(String name, Supplier<Optional<String>> trouble, boolean isRequired) {
  /** One that must hold. */
  public Check(String name, Supplier<Optional<String>> trouble) {
    this(name, trouble, true);
  }

  /** One that people should know of, while requests are served as well as ever. */
  public static Check told(String name, Supplier<Optional<String>> trouble) {
    return new Check(name, trouble, false);
  }
}
