package perennial.web;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that must hold before the registry takes requests, shown under its name by {@code
 * /health/ready}.
 *
 * @param name lower-case words: {@code database}
 * @param trouble what is wrong, in plain words without hosts or paths; empty when all is well
 */
public record Check(String name, Supplier<Optional<String>> trouble) {}
