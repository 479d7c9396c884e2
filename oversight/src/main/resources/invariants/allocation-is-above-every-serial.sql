-- The next serial of each kind is above every serial that was ever given out (D07: none is reused).
SELECT o.licensee_id, o.kind || ' ' || o.serial AS object, 'the next serial is not above it' AS what
FROM identifiers.object o LEFT JOIN identifiers.allocation a ON a.kind = o.kind
WHERE o.serial >= coalesce(a.next_serial, 0)
