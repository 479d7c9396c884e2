-- A license code is one licensee's (D03, D05).
SELECT min(licensee_id) AS licensee_id, code AS object, 'it is the code of ' || count(*) AS what
FROM licensing_g1.licensee GROUP BY code HAVING count(*) > 1
