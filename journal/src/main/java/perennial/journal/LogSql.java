package perennial.journal;

/** The statements of the log. */
final class LogSql {
  private LogSql() {}

  /**
   * Waits for the disk whatever the server's setting; finds rows by index, never by whole tables.
   */
  static final String ENTER =
      """
      SELECT set_config('enable_hashjoin', 'off', false), set_config('enable_mergejoin', 'off', false),
        set_config('enable_seqscan', 'off', false), set_config('synchronous_commit',
          CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on'
            ELSE current_setting('synchronous_commit') END, false)\
      """;

  static final String LEAD = "SELECT pg_try_advisory_lock(?)";

  static final String STATE =
      """
      SELECT t.size, t.root, t.settled,
        pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
        (SELECT note FROM journal.checkpoint ORDER BY size DESC LIMIT 1)
      FROM journal.tree t\
      """;

  static final String NEXT =
      """
      SELECT e.entry_id, e.leaf FROM journal.entry e
      WHERE e.entry_id > ?
        AND NOT EXISTS (SELECT FROM journal.leaf l WHERE l.entry_id = e.entry_id)
      ORDER BY e.entry_id LIMIT ?\
      """;

  /**
   * Gap by gap. As a plain join the planner, hoping to reach the limit soon, read all entries there
   * are in their order, on every pass.
   */
  static final String LATE =
      """
      SELECT e.entry_id, e.leaf
      FROM unnest(?::bigint[], ?::bigint[]) AS g(low, high),
        LATERAL (SELECT i.entry_id, i.leaf FROM journal.entry i
          WHERE i.entry_id BETWEEN g.low AND g.high
            AND NOT EXISTS (SELECT FROM journal.leaf l WHERE l.entry_id = i.entry_id)
          ORDER BY i.entry_id LIMIT ?) AS e
      ORDER BY e.entry_id LIMIT ?\
      """;

  static final String INSERT_LEAVES =
      """
      INSERT INTO journal.leaf (log_index, entry_id, leaf_hash)
      SELECT ? + o - 1, id, hash
      FROM unnest(?::bigint[], ?::bytea[]) WITH ORDINALITY AS l(id, hash, o)\
      """;

  static final String KEEP_TILES =
      """
      INSERT INTO journal.tile (level, n, bytes)
      SELECT * FROM unnest(?::integer[], ?::bigint[], ?::bytea[])
      ON CONFLICT (level, n) DO UPDATE SET bytes = excluded.bytes\
      """;

  static final String MOVE_HEAD =
      "UPDATE journal.tree SET size = ?, root = ?, settled = ? WHERE size = ? AND root = ?";

  static final String PUBLISH =
      """
      INSERT INTO journal.checkpoint (size, note, signed_at) VALUES (?, ?, ?::timestamptz)
      ON CONFLICT DO NOTHING\
      """;

  static final String LEAVES =
      "SELECT leaf_hash FROM journal.leaf WHERE log_index >= ? ORDER BY log_index LIMIT ?";

  /** The first leaf that is not of its entry, or whose entry is gone. */
  static final String FALSE_LEAF =
      """
      SELECT l.log_index FROM journal.leaf l LEFT JOIN journal.entry e USING (entry_id)
      WHERE l.leaf_hash IS DISTINCT FROM sha256('\\x00'::bytea || e.leaf)
      ORDER BY l.log_index LIMIT 1\
      """;

  /** A wider tile answers with its first part. */
  static final String TILE =
      """
      SELECT substr(bytes, 1, ?) FROM journal.tile
      WHERE level = ? AND n = ? AND length(bytes) >= ?\
      """;

  /** Several tiles at once, each found by its key whatever the planner believes of the table. */
  static final String TILES =
      """
      SELECT w.o, t.bytes
      FROM unnest(?::integer[], ?::bigint[], ?::integer[]) WITH ORDINALITY AS w(level, n, length, o),
        LATERAL (SELECT substr(bytes, 1, w.length) FROM journal.tile
          WHERE level = w.level AND n = w.n AND length(bytes) >= w.length LIMIT 1) AS t(bytes)\
      """;

  static final String BUNDLE =
      """
      SELECT e.leaf FROM journal.leaf l JOIN journal.entry e USING (entry_id)
      WHERE l.log_index >= ? AND l.log_index < ? ORDER BY l.log_index\
      """;

  static final String CHECKPOINT = "SELECT note FROM journal.checkpoint ORDER BY size DESC LIMIT 1";

  static final String FIND_LEAF = "SELECT log_index FROM journal.leaf WHERE leaf_hash = ?";

  /** Is it among the newest entries that have no leaf yet? */
  static final String FIND_WAITING =
      """
      SELECT EXISTS (SELECT FROM journal.entry e
        WHERE e.entry_id > greatest((SELECT settled FROM journal.tree),
            (SELECT max(entry_id) FROM journal.entry) - ?)
          AND sha256('\\x00'::bytea || e.leaf) = ?)\
      """;
}
