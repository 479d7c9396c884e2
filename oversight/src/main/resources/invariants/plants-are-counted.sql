-- A plant batch never has more living plants than plants, nor fewer than none (D17).
SELECT licensee_id, 'BA ' || serial AS object,
  live_plants || ' of ' || all_plants || ' plants live' AS what
FROM cultivation_g1.plant_batch WHERE live_plants < 0 OR live_plants > all_plants
