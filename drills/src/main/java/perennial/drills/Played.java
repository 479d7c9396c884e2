package perennial.drills;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import perennial.drills.story.Step;

/**
 * A drill that was played to its end.
 *
 * @param isWell whether all was as it must be
 * @param took with the start and the end of its registry
 */
record Played(
    String id,
    String title,
    boolean full,
    Instant started,
    Duration took,
    boolean isWell,
    List<Step> steps,
    List<String> notYet) {}
