-- A point with its stated LSOA is one place, numbered once, and place 0 has no location
SELECT 'place ' || min(id) AS first, count(*) AS places
FROM place
GROUP BY lon, lat, lsoa, vintage
HAVING count(*) > 1
UNION ALL
SELECT 'number ' || id, count(*)
FROM place
GROUP BY id
HAVING count(*) > 1
UNION ALL
SELECT 'place 0', count(*)
FROM place
WHERE id = 0 AND lon IS NULL AND lat IS NULL AND lsoa = ''
HAVING count(*) <> 1
ORDER BY ALL;
