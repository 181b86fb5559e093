-- How often the point of a row lies elsewhere than its LSOA code says, for the
-- rows of one partnership in all extracts counted. Parameters as in areas.sql,
-- with the assignments of LSOAs by point and of districts by point, and the
-- district of each LSOA as two lists.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     district AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa, unnest(from_json(?, '["VARCHAR"]')) AS code),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     counted AS (
         SELECT place, count(*) AS n
         FROM incident WHERE extract IN (SELECT id FROM used)
         GROUP BY place)
SELECT coalesce(sum(c.n), 0)::BIGINT,
       coalesce(sum(c.n) FILTER (WHERE point.area IS DISTINCT FROM code.area), 0)::BIGINT,
       coalesce(sum(c.n) FILTER (WHERE there.code IS DISTINCT FROM stated.code), 0)::BIGINT
FROM counted c
JOIN place p ON p.id = c.place AND p.easting IS NOT NULL
JOIN place_area code ON code.place = c.place AND code.assignment = ?
JOIN own ON own.lsoa = code.area
LEFT JOIN district stated ON stated.lsoa = code.area
LEFT JOIN place_area point ON point.place = c.place AND point.assignment = ?
LEFT JOIN district there ON there.lsoa = point.area
