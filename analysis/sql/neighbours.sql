-- Incidents with a point by the number of their district, category and point.
-- Parameters: the extracts to count; the LSOAs and the number of the district of each,
-- as two lists of one length; the assignment of LSOAs by code.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     home AS (
         SELECT a.place, l.number
         FROM place_area a
         JOIN (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa, unnest(from_json(?, '["INTEGER"]')) AS number) l ON l.lsoa = a.area
         WHERE a.assignment = ?)
SELECT h.number, i.category, p.easting, p.northing, count(*)
FROM incident i
JOIN home h ON h.place = i.place
JOIN place p ON p.id = i.place
WHERE i.extract IN (SELECT id FROM used) AND p.easting IS NOT NULL
GROUP BY ALL
ORDER BY ALL
