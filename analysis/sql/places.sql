-- Located incidents of one partnership by category and point, in metres.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     counted AS (
         SELECT category, place, count(*) AS n
         FROM incident WHERE extract IN (SELECT id FROM used)
         GROUP BY category, place)
SELECT c.category, p.easting, p.northing, sum(c.n)::BIGINT
FROM counted c
JOIN place p ON p.id = c.place
JOIN place_area l ON l.place = c.place AND l.assignment = ?
WHERE l.area IN (SELECT lsoa FROM own) AND p.easting IS NOT NULL
GROUP BY ALL
ORDER BY ALL
