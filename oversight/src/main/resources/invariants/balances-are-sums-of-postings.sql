-- Each real account holds what was posted to it (D18).
SELECT coalesce(b.licensee_id, p.licensee_id) AS licensee_id,
  coalesce(b.kind, p.kind) || ' ' || coalesce(b.serial, p.serial) AS object,
  coalesce(b.account, p.account) || ' holds ' || coalesce(b.amount, 0) || ', posted were '
    || coalesce(p.amount, 0) AS what
FROM inventory_g1.balance b
FULL JOIN (
  SELECT licensee_id, kind, serial, account, transfer, sum(amount) AS amount
  FROM inventory_g1.posting
  WHERE account IN ('available', 'reserved', 'held', 'in_transit', 'sample')
  GROUP BY licensee_id, kind, serial, account, transfer) p
USING (licensee_id, kind, serial, account, transfer)
WHERE coalesce(b.amount, 0) <> coalesce(p.amount, 0)
