-- Located crimes and incidents of anti-social behaviour of one partnership by cell, and
-- the number of distinct points at which any was placed in the recent extracts. A cell's
-- counts are one text, "step crimes antisocial" for each of its steps with a blank
-- between all numbers, which is read far faster than a row each.
-- Parameters: the extracts to count, the step of each and whether it is recent, as three
-- lists; the partnership's LSOAs; the assignment of LSOAs by code; the category of
-- anti-social behaviour; the side of a cell in metres, twice.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id, unnest(from_json(?, '["INTEGER"]')) AS step,
                     unnest(from_json(?, '["BOOLEAN"]')) AS recent),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     home AS (
         SELECT l.place, p.easting, p.northing
         FROM place_area l
         JOIN place p ON p.id = l.place AND p.easting IS NOT NULL
         WHERE l.assignment = ? AND l.area IN (SELECT lsoa FROM own)),
     counted AS (
         SELECT i.place, u.step, u.recent, count(*) AS n, count(*) FILTER (i.category = ?) AS antisocial
         FROM incident i JOIN used u ON u.id = i.extract
         WHERE i.place IN (SELECT place FROM home)
         GROUP BY ALL),
     placed AS MATERIALIZED (SELECT h.easting, h.northing, c.* FROM counted c JOIN home h ON h.place = c.place),
     cells AS (
         SELECT floor(easting / ?)::INTEGER AS x, floor(northing / ?)::INTEGER AS y, step,
                sum(n - antisocial)::BIGINT AS crimes, sum(antisocial)::BIGINT AS antisocial
         FROM placed
         GROUP BY ALL)
SELECT x, y, string_agg(concat_ws(' ', step, crimes, antisocial), ' '),
       (SELECT count(*) FROM (SELECT DISTINCT easting, northing FROM placed WHERE recent))
FROM cells
GROUP BY ALL
