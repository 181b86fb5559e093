-- Incidents of one partnership by extract, anti-social behaviour or crime, and area
-- of one layer. Parameters: the extracts to count, the partnership's LSOAs, the
-- assignment of the layer, the assignment of LSOAs by code, and the category of
-- anti-social behaviour. Places outside the layer are left out.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     home AS (
         SELECT l.place, a.area
         FROM place_area l
         JOIN place_area a ON a.place = l.place AND a.assignment = ?
         WHERE l.assignment = ? AND l.area IN (SELECT lsoa FROM own) AND a.area IS NOT NULL),
     counted AS (
         SELECT i.extract, i.category, h.area, count(*) AS n
         FROM incident i JOIN home h ON h.place = i.place
         WHERE i.extract IN (SELECT id FROM used)
         GROUP BY ALL)
SELECT extract, category = ? AS incident, area, sum(n)::BIGINT
FROM counted
GROUP BY ALL
ORDER BY ALL
