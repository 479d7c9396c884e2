package perennial.rulebook;

import java.time.ZoneId;

/**
 * Whose law a rule pack holds, and the few facts of it that are not rules.
 *
 * @param code short name, the folder of its rules
 * @param name as printed
 * @param zone in which its days begin and end
 * @param identifierPrefix text that every identifier of it begins with
 * @param premisesRegion region code that every licensed place of it lies in
 */
public record Jurisdiction(
    String code, String name, ZoneId zone, String identifierPrefix, String premisesRegion) {}
