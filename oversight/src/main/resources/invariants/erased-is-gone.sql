-- What the law had destroyed is gone: the personal parts, their keys, the calls that held them (D15).
-- The eraser deletes after its entry; an hour later nothing excuses what is left.
WITH erased AS (
  SELECT licensee_id, kind, serial, entry_id, kind || ' ' || serial AS object
  FROM journal.erasure WHERE erased_at < now() - interval '1 hour')
SELECT e.licensee_id, e.object, 'the part of entry ' || p.entry_id || ' is still there' AS what
FROM erased e JOIN journal.entry_personal p
  ON p.kind = e.kind AND p.serial = e.serial AND p.entry_id < e.entry_id
UNION ALL
SELECT e.licensee_id, e.object, 'a key from before it was erased is still there'
FROM erased e JOIN journal.object_key k
  ON k.kind = e.kind AND k.serial = e.serial AND k.made_by < e.entry_id
UNION ALL
SELECT DISTINCT e.licensee_id, e.object, 'call ' || a.attempt_id || ' that told of it is still there'
FROM erased e
JOIN journal.stream s ON s.kind = e.kind AND s.serial = e.serial AND s.entry_id < e.entry_id
JOIN journal.entry m ON m.entry_id = s.entry_id
JOIN journal.attempt a ON a.licensee_id = m.licensee_id AND a.recorded_at = m.recorded_at
