package perennial.bench;

import java.util.List;

/**
 * Something that is measured, with what PostgreSQL itself can do beside it.
 *
 * @param key by which {@code --only} names it
 * @param title for people
 * @param unit of which so many a second are counted
 */
record Measure(String key, String title, String unit, Load load, List<Limit> limits) {}
