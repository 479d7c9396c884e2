-- What is in transit belongs to a transfer that has left and was neither received nor voided (D16).
SELECT b.licensee_id, b.kind || ' ' || b.serial AS object,
  b.amount || ' is in transit by transfer ' || b.transfer || ', which is not open' AS what
FROM inventory_g1.balance b
LEFT JOIN transport_g1.transfer t ON t.serial = b.transfer AND t.from_id = b.licensee_id
WHERE b.account = 'in_transit' AND b.amount > 0
  AND (t.serial IS NULL OR t.departed_at IS NULL OR t.voided_at IS NOT NULL)
