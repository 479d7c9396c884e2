package perennial.journal;

/** The statements of the role that erases. */
final class EraserSql {
  private EraserSql() {}

  /** Any number: one eraser at a time, on any node. */
  static final String LOCK = "SELECT pg_try_advisory_lock(7265010)";

  static final String OF_LICENSEE =
      """
      SELECT DISTINCT kind, serial FROM journal.entry_personal
      WHERE parties && ARRAY[?, 0]::bigint[] ORDER BY kind, serial\
      """;

  /** Objects of a kind whose newest part is not newer than an entry. */
  static final String OF_KIND_UNTIL =
      """
      SELECT DISTINCT p.kind, p.serial FROM journal.entry_personal p
      WHERE p.entry_id <= ? AND p.kind = ? AND NOT EXISTS (SELECT FROM journal.entry_personal n
        WHERE n.kind = p.kind AND n.serial = p.serial AND n.entry_id > ?)
      ORDER BY p.serial LIMIT ?\
      """;

  static final String ENTRY_AT =
      """
      SELECT entry_id, recorded_at FROM journal.entry WHERE entry_id >= ?
      ORDER BY entry_id LIMIT 1\
      """;

  static final String LAST_ENTRY = "SELECT coalesce(max(entry_id), 0) FROM journal.entry";

  static final String DETAILS =
      """
      SELECT o.kind, o.serial, count(*), max(p.entry_id), min(e.recorded_at), max(e.recorded_at),
        (SELECT m.licensee_id FROM journal.stream s JOIN journal.entry m USING (entry_id)
          WHERE s.kind = o.kind AND s.serial = o.serial ORDER BY s.entry_id LIMIT 1),
        (SELECT array_agg(DISTINCT party ORDER BY party)
          FROM journal.stream s JOIN journal.entry m USING (entry_id), unnest(m.parties) AS party
          WHERE s.kind = o.kind AND s.serial = o.serial)
      FROM unnest(?::text[], ?::bigint[]) AS o(kind, serial)
      JOIN journal.entry_personal p ON p.kind = o.kind AND p.serial = o.serial
      JOIN journal.entry e ON e.entry_id = p.entry_id
      GROUP BY o.kind, o.serial ORDER BY o.kind, o.serial\
      """;

  /** Erasures recorded since, of which something is still there. */
  static final String UNFINISHED =
      """
      SELECT e.kind, e.serial FROM journal.erasure e WHERE e.erased_at >= ?
        AND (EXISTS (SELECT FROM journal.entry_personal p
            WHERE p.kind = e.kind AND p.serial = e.serial AND p.entry_id < e.entry_id)
          OR EXISTS (SELECT FROM journal.object_key k
            WHERE k.kind = e.kind AND k.serial = e.serial AND k.made_by < e.entry_id))
      ORDER BY e.kind, e.serial\
      """;

  /**
   * The calls that made an object's entries, as the moment of each tells, and their repetitions.
   */
  static final String DELETE_ATTEMPTS_OF_OBJECTS =
      """
      WITH own AS (
        SELECT DISTINCT m.licensee_id, m.recorded_at
        FROM unnest(?::text[], ?::bigint[]) AS o(kind, serial)
        JOIN journal.erasure e ON e.kind = o.kind AND e.serial = o.serial
        JOIN journal.stream s ON s.kind = o.kind AND s.serial = o.serial
          AND s.entry_id < e.entry_id
        JOIN journal.entry m ON m.entry_id = s.entry_id),
      gone AS (
        DELETE FROM journal.attempt a USING own
        WHERE a.licensee_id = own.licensee_id AND a.recorded_at = own.recorded_at
        RETURNING a.licensee_id, a.attempt_id),
      forgotten AS (
        DELETE FROM journal.replay r USING gone
        WHERE r.licensee_id = gone.licensee_id AND r.attempt_id = gone.attempt_id)
      SELECT count(*) FROM gone\
      """;

  static final String DELETE_PARTS =
      """
      DELETE FROM journal.entry_personal p USING unnest(?::text[], ?::bigint[]) AS o(kind, serial)
        JOIN journal.erasure e ON e.kind = o.kind AND e.serial = o.serial
      WHERE p.kind = e.kind AND p.serial = e.serial AND p.entry_id < e.entry_id\
      """;

  static final String DELETE_KEYS =
      """
      DELETE FROM journal.object_key k USING unnest(?::text[], ?::bigint[]) AS o(kind, serial)
        JOIN journal.erasure e ON e.kind = o.kind AND e.serial = o.serial
      WHERE k.kind = e.kind AND k.serial = e.serial AND k.made_by < e.entry_id\
      """;

  static final String COUNT_ATTEMPTS =
      """
      SELECT count(*) FROM journal.attempt
      WHERE recorded_at < ? AND (?::bigint IS NULL OR licensee_id = ?)\
      """;

  static final String DELETE_ATTEMPTS =
      """
      WITH gone AS (
        DELETE FROM journal.attempt WHERE ctid = ANY (ARRAY(SELECT ctid FROM journal.attempt
          WHERE recorded_at < ? AND (?::bigint IS NULL OR licensee_id = ?) LIMIT ?))
        RETURNING licensee_id, attempt_id),
      forgotten AS (
        DELETE FROM journal.replay r USING gone
        WHERE r.licensee_id = gone.licensee_id AND r.attempt_id = gone.attempt_id)
      SELECT count(*) FROM gone\
      """;

  static final String DELETE_REPLAYS = "DELETE FROM journal.replay WHERE recorded_at < ?";

  /** Every part of an object with the key that it is sealed under. */
  static final String PARTS =
      """
      SELECT p.sealed, (SELECT k.sealed FROM journal.object_key k
          WHERE k.kind = p.kind AND k.serial = p.serial AND k.made_by <= p.entry_id
          ORDER BY k.made_by DESC LIMIT 1)
      FROM journal.entry_personal p WHERE p.kind = ? AND p.serial = ?\
      """;

  static final String ATTEMPTS_OF =
      """
      SELECT attempt_id, accepted, sealed_key, request, answer FROM journal.attempt
      WHERE licensee_id = ANY (?::bigint[])\
      """;

  static final String DELETE_ATTEMPTS_BY_ID =
      """
      WITH gone AS (
        DELETE FROM journal.attempt WHERE attempt_id = ANY (?::bigint[])
        RETURNING licensee_id, attempt_id),
      forgotten AS (
        DELETE FROM journal.replay r USING gone
        WHERE r.licensee_id = gone.licensee_id AND r.attempt_id = gone.attempt_id)
      SELECT count(*) FROM gone\
      """;
}
