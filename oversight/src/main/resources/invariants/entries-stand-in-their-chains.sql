-- Every entry stands in the chain of each of its parties: none is slipped in beside them (D02).
SELECT party AS licensee_id, 'entry ' || e.entry_id AS object, 'it stands in no chain of it' AS what
FROM journal.entry e CROSS JOIN unnest(e.parties) AS party
WHERE NOT EXISTS (
  SELECT FROM journal.chain c WHERE c.entry_id = e.entry_id AND c.licensee_id = party)
