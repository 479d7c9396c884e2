-- A transfer's items are between the same two parties as the transfer (D02, D11).
SELECT i.from_id AS licensee_id, 'II ' || i.serial AS object,
  'its transfer is between others, or is gone' AS what
FROM transport_g1.transfer_item i LEFT JOIN transport_g1.transfer t ON t.serial = i.transfer
WHERE t.serial IS NULL OR t.from_id <> i.from_id OR t.to_id <> i.to_id
