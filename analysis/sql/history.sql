-- Located incidents of one partnership by point, in metres, anti-social behaviour
-- apart from crime, and time step. Parameters: the extracts to count and the step of
-- each as two lists, the partnership's LSOAs, the assignment of LSOAs by code, and
-- the category of anti-social behaviour.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id, unnest(from_json(?, '["INTEGER"]')) AS step),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     home AS (
         SELECT l.place, p.easting, p.northing
         FROM place_area l
         JOIN place p ON p.id = l.place AND p.easting IS NOT NULL
         WHERE l.assignment = ? AND l.area IN (SELECT lsoa FROM own))
SELECT h.easting, h.northing, i.category = ?, u.step, count(*)
FROM incident i
JOIN used u ON u.id = i.extract
JOIN home h ON h.place = i.place
GROUP BY ALL
ORDER BY ALL
