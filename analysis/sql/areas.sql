-- Incidents of one partnership by category and area of one layer. Parameters:
-- the extracts to count, the partnership's LSOAs, the assignment of the layer
-- and the assignment of LSOAs by code. An empty area is a place outside the layer.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     home AS (
         SELECT l.place, coalesce(a.area, '') AS area
         FROM place_area l
         LEFT JOIN place_area a ON a.place = l.place AND a.assignment = ?
         WHERE l.assignment = ? AND l.area IN (SELECT lsoa FROM own))
SELECT i.category, h.area, count(*)
FROM incident i
JOIN home h ON h.place = i.place
WHERE i.extract IN (SELECT id FROM used)
GROUP BY ALL
ORDER BY ALL
