-- Every lot comes from somewhere: a lot split off from one older than it, one converted from its
-- sources, one received with its transfer item (D17, D18).
SELECT l.licensee_id, 'IN ' || l.serial AS object, 'its origin by ' || l.origin || ' is gone' AS what
FROM inventory_g1.lot l
WHERE (l.origin = 'split' AND NOT EXISTS (
    SELECT FROM inventory_g1.lot p WHERE p.licensee_id = l.licensee_id AND p.serial = l.parent))
  OR (l.origin = 'conversion' AND NOT EXISTS (
    SELECT FROM inventory_g1.lot_source s
    WHERE s.licensee_id = l.licensee_id AND s.lot = l.serial))
  OR (l.origin = 'receipt' AND NOT EXISTS (
    SELECT FROM transport_g1.transfer_item i
    WHERE i.to_id = l.licensee_id AND i.received_lot = l.serial))
