package perennial.journal;

/** The statements of a write that do not depend on the tables concerned. */
final class JournalSql {
  private JournalSql() {}

  /** Sets who is acted for, then takes the fence shared; both last for the transaction. */
  static final String ENTER =
      "SELECT set_config('perennial.licensees', ?, true), pg_advisory_xact_lock_shared("
          + Journal.FENCE
          + ")";

  static final String FOUND =
      """
      INSERT INTO journal.head (licensee_id, n, hash, recorded_at)
      SELECT id, 0, decode(repeat('00', 32), 'hex'), 'epoch' FROM unnest(?::bigint[]) AS f(id)
      ON CONFLICT DO NOTHING\
      """;

  /** The epoch is read after the fence was taken, by a statement of its own. */
  static final String LOCK_HEADS =
      """
      SELECT h.licensee_id, h.n, h.hash, h.recorded_at,
        e.generation, e.rulebook, e.trust, e.credentials
      FROM journal.head h, journal.epoch e
      WHERE h.licensee_id = ANY(?::bigint[]) ORDER BY h.licensee_id FOR NO KEY UPDATE OF h\
      """;

  static final String TAKE_ENTRY_ID = "SELECT nextval('journal.entry_id')";

  static final String TAKE_ENTRY_IDS =
      "SELECT nextval('journal.entry_id') FROM generate_series(1, ?)";

  static final String FIND_CALL =
      """
      SELECT attempt_id, operation, request_hash, accepted, sealed_key, answer
      FROM journal.attempt WHERE licensee_id = ? AND idempotency_key = ?\
      """;

  static final String FIND_REPLAYS =
      """
      SELECT DISTINCT ON (r.licensee_id, r.key)
        r.licensee_id, r.key, r.item, r.made, a.attempt_id, a.sealed_key, a.answer
      FROM unnest(?::bigint[], ?::bytea[]) AS k(licensee_id, key)
      JOIN journal.replay r USING (licensee_id, key)
      JOIN journal.attempt a USING (attempt_id)
      WHERE r.recorded_at > ?::timestamptz
      ORDER BY r.licensee_id, r.key, r.recorded_at DESC, r.attempt_id DESC, r.item DESC\
      """;

  static final String INSERT_ENTRY =
      """
      INSERT INTO journal.entry
        (entry_id, licensee_id, parties, act, recorded_at, facts, salt, personal_hash, leaf)
      VALUES (?, ?, string_to_array(?, ',')::bigint[], ?, ?::timestamptz, ?, ?, ?, ?)\
      """;

  static final String INSERT_LINK =
      "INSERT INTO journal.chain (licensee_id, n, entry_id, prev_hash) VALUES (?, ?, ?, ?)";

  static final String INSERT_STEP =
      "INSERT INTO journal.stream (kind, serial, entry_id) VALUES (?, ?, ?)";

  static final String ADVANCE_HEAD =
      """
      UPDATE journal.head SET n = ?, hash = ?, recorded_at = ?::timestamptz
      WHERE licensee_id = ? RETURNING 1\
      """;

  static final String INSERT_ENTRIES =
      """
      INSERT INTO journal.entry
        (entry_id, licensee_id, parties, act, recorded_at, facts, salt, personal_hash, leaf)
      SELECT id, licensee, string_to_array(parties, ',')::bigint[], act, recorded::timestamptz,
        facts, salt, personal_hash, leaf
      FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[],
        ?::bytea[], ?::bytea[], ?::bytea[])
        AS e(id, licensee, parties, act, recorded, facts, salt, personal_hash, leaf)\
      """;

  static final String INSERT_CHAIN =
      """
      INSERT INTO journal.chain (licensee_id, n, entry_id, prev_hash)
      SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[])\
      """;

  static final String INSERT_STREAM =
      """
      INSERT INTO journal.stream (kind, serial, entry_id)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[])\
      """;

  static final String DELETE_STREAM =
      """
      DELETE FROM journal.stream s
      USING unnest(?::text[], ?::bigint[], ?::bigint[]) AS x(kind, serial, entry_id)
      WHERE s.kind = x.kind AND s.serial = x.serial AND s.entry_id = x.entry_id\
      """;

  static final String INSERT_PERSONAL =
      """
      INSERT INTO journal.entry_personal (entry_id, parties, kind, serial, sealed)
      SELECT id, string_to_array(parties, ',')::bigint[], kind, serial, sealed
      FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bytea[])
        AS p(id, parties, kind, serial, sealed)\
      """;

  /** The key that new parts are sealed under: none from before an erasure, destroyed or not. */
  static final String FIND_OBJECT_KEY =
      """
      SELECT k.sealed FROM journal.object_key k
      LEFT JOIN journal.erasure e ON e.kind = k.kind AND e.serial = k.serial
      WHERE k.kind = ? AND k.serial = ? AND k.made_by > coalesce(e.entry_id, -1)
      ORDER BY k.made_by DESC LIMIT 1\
      """;

  static final String FIND_NEWER_PARTS =
      """
      SELECT EXISTS (SELECT FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS o(kind, serial, newest)
        JOIN journal.entry_personal p ON p.kind = o.kind AND p.serial = o.serial
          AND p.entry_id > o.newest)\
      """;

  static final String INSERT_OBJECT_KEYS =
      """
      INSERT INTO journal.object_key (kind, serial, sealed, made_by)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::bytea[], ?::bigint[])\
      """;

  static final String INSERT_ATTEMPT =
      """
      INSERT INTO journal.attempt (attempt_id, licensee_id, user_serial, operation, idempotency_key,
        request_hash, accepted, recorded_at, sealed_key, request, answer)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?)\
      """;

  /** Calls with an idempotency key go alone, so these have none. */
  static final String INSERT_ATTEMPTS =
      """
      INSERT INTO journal.attempt (attempt_id, licensee_id, user_serial, operation,
        request_hash, accepted, recorded_at, sealed_key, request, answer)
      SELECT id, licensee, user_serial, operation, request_hash, accepted::boolean,
        ?::timestamptz, sealed_key, request, answer
      FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bytea[], ?::text[],
        ?::bytea[], ?::bytea[], ?::bytea[])
        AS a(id, licensee, user_serial, operation, request_hash, accepted,
          sealed_key, request, answer)\
      """;

  static final String INSERT_REPLAY =
      """
      INSERT INTO journal.replay (licensee_id, recorded_at, attempt_id, key, item, made)
      VALUES (?, ?::timestamptz, ?, ?, ?::bigint, string_to_array(?, ','))\
      """;

  static final String INSERT_REPLAYS =
      """
      INSERT INTO journal.replay (licensee_id, key, recorded_at, attempt_id, item, made)
      SELECT licensee, key, ?::timestamptz, attempt, item, string_to_array(made, ',')
      FROM unnest(?::bigint[], ?::bytea[], ?::bigint[], ?::bigint[], ?::text[])
        AS r(licensee, key, attempt, item, made)\
      """;

  static final String ADVANCE_HEADS =
      """
      UPDATE journal.head h SET n = u.n, hash = u.hash, recorded_at = u.recorded::timestamptz
      FROM unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::text[]) AS u(id, n, hash, recorded)
      WHERE h.licensee_id = u.id RETURNING 1\
      """;

  static final String CHANGE_CREDENTIALS = "UPDATE journal.epoch SET credentials = credentials + 1";

  static final String ENTRIES_OF_STREAM =
      """
      SELECT e.entry_id, e.facts, e.salt, p.sealed, e.personal_hash
      FROM journal.stream s JOIN journal.entry e USING (entry_id)
      LEFT JOIN journal.entry_personal p USING (entry_id)
      WHERE s.kind = ? AND s.serial = ? ORDER BY e.entry_id\
      """;
}
