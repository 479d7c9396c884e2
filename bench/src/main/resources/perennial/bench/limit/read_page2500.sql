\set lic random(1, :big)
SELECT * FROM lim.inventory WHERE license_id = :lic::int ORDER BY updated_at DESC, id DESC LIMIT 2500;
