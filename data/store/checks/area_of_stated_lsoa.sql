-- No place with an LSOA code is lost where areas are found by code
SELECT a.layer, a.vintage, count(*) AS places
FROM assignment AS a
JOIN place AS p ON p.lsoa <> '' AND p.id <= a.placed_to
ANTI JOIN place_area AS q ON q.assignment = a.id AND q.place = p.id
WHERE a.how = 'code'
GROUP BY a.id, a.layer, a.vintage
ORDER BY a.id;
