-- Located incidents of one partnership by category and point, in metres.
-- Parameters: the extracts to count, the partnership's LSOAs and the assignment
-- of LSOAs by code.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     home AS (
         SELECT l.place, p.easting, p.northing
         FROM place_area l
         JOIN place p ON p.id = l.place AND p.easting IS NOT NULL
         WHERE l.assignment = ? AND l.area IN (SELECT lsoa FROM own))
SELECT i.category, h.easting, h.northing, count(*)
FROM incident i
JOIN home h ON h.place = i.place
WHERE i.extract IN (SELECT id FROM used)
GROUP BY ALL
ORDER BY ALL
