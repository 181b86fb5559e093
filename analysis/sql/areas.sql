-- Incidents of one partnership by category and area of one layer. Parameters:
-- the extracts to count, the partnership's LSOAs, the assignment of LSOAs by
-- code, and the assignment of the layer. An empty area is a place outside the layer.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     counted AS (
         SELECT category, place, count(*) AS n
         FROM incident WHERE extract IN (SELECT id FROM used)
         GROUP BY category, place)
SELECT c.category, coalesce(a.area, ''), sum(c.n)::BIGINT
FROM counted c
JOIN place_area l ON l.place = c.place AND l.assignment = ?
LEFT JOIN place_area a ON a.place = c.place AND a.assignment = ?
WHERE l.area IN (SELECT lsoa FROM own)
GROUP BY ALL
ORDER BY ALL
