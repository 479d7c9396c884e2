-- No real account holds less than nothing (D18).
SELECT licensee_id, kind || ' ' || serial AS object, account || ' holds ' || amount AS what
FROM inventory_g1.balance WHERE amount < 0
