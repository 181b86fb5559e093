-- Located incidents of one partnership by cell, crime or anti-social behaviour, and
-- year: their number, and the squares of the cell's monthly numbers, each times its
-- month's weight. Whole numbers throughout, so that no sum depends on its order.
-- Parameters: the extracts to count with, as lists of their length, the later year
-- (1) or the earlier (0), the month, the weight for crime and that for anti-social
-- behaviour; the partnership's LSOAs, the assignment of LSOAs by code; and the
-- category of anti-social behaviour with the sides of the cells for it and for crime.
WITH used AS (
         SELECT unnest(from_json(?, '["INTEGER"]')) AS id, unnest(from_json(?, '["INTEGER"]')) AS later, unnest(from_json(?, '["INTEGER"]')) AS month,
                unnest(from_json(?, '["BIGINT"]')) AS crime, unnest(from_json(?, '["BIGINT"]')) AS asb),
     own AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa),
     home AS (
         SELECT l.place, p.easting, p.northing
         FROM place_area l
         JOIN place p ON p.id = l.place AND p.easting IS NOT NULL
         WHERE l.assignment = ? AND l.area IN (SELECT lsoa FROM own)),
     side AS (SELECT ?::INTEGER AS asb_category, ?::DOUBLE AS asb_side, ?::DOUBLE AS crime_side),
     located AS (
         SELECT i.category = s.asb_category AS asb, u.later, u.month, CASE WHEN i.category = s.asb_category THEN u.asb ELSE u.crime END AS weight,
                floor(h.easting / CASE WHEN i.category = s.asb_category THEN s.asb_side ELSE s.crime_side END)::INTEGER AS e,
                floor(h.northing / CASE WHEN i.category = s.asb_category THEN s.asb_side ELSE s.crime_side END)::INTEGER AS n
         FROM incident i
         JOIN used u ON u.id = i.extract
         JOIN home h ON h.place = i.place
         CROSS JOIN side s),
     monthly AS (SELECT asb, later, month, weight, e, n, count(*) AS incidents FROM located GROUP BY ALL)
SELECT e, n, asb, later, sum(incidents)::BIGINT, sum(incidents * incidents * weight)::BIGINT
FROM monthly
GROUP BY ALL
ORDER BY ALL
