-- Incidents by category and stated LSOA. Parameters: the extracts to count, the
-- assignment of LSOAs by code and the LSOAs. An LSOA is told by its place in that
-- list, from 0: numbers are grouped faster than codes.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     home AS (
         SELECT a.place, l.number
         FROM place_area a
         JOIN (SELECT unnest(codes) AS code, generate_subscripts(codes, 1) - 1 AS number
               FROM (SELECT from_json(?, '["VARCHAR"]') AS codes)) l ON l.code = a.area
         WHERE a.assignment = ?)
SELECT i.category, h.number, count(*)
FROM incident i
JOIN home h ON h.place = i.place
WHERE i.extract IN (SELECT id FROM used)
GROUP BY ALL
