-- Quantities move between accounts and never appear: the postings of an entry sum to zero for each
-- unit (D18).
SELECT min(licensee_id) AS licensee_id, 'entry ' || entry_id AS object,
  'its postings leave ' || sum(amount) || ' ' || unit AS what
FROM inventory_g1.posting GROUP BY entry_id, unit HAVING sum(amount) <> 0
