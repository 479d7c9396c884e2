package perennial.bench;

import java.nio.file.Path;
import java.util.Map;

/**
 * What PostgreSQL itself can do, as a script of pgbench.
 *
 * @param items that one transaction is about
 * @param isApp whether it runs as the ordinary role, under row-level security
 */
record Limit(String name, Path script, Map<String, String> variables, int items, boolean isApp) {}
