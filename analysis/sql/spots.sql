-- The points of each extract: how many rows have one, how many lie in none of the LSOAs
-- given, and how many in another district than the row's own LSOA code. Parameters: LSOAs
-- and the number of the district of each, as two lists of one length; the assignments of
-- LSOAs by point and by code.
WITH district AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa, unnest(from_json(?, '["INTEGER"]')) AS number),
     lies AS (SELECT a.place, d.number FROM place_area a JOIN district d ON d.lsoa = a.area WHERE a.assignment = ?),
     says AS (SELECT a.place, d.number FROM place_area a JOIN district d ON d.lsoa = a.area WHERE a.assignment = ?),
     spot AS (
         SELECT p.id AS place, l.number IS NULL AS outside, coalesce(l.number <> s.number, false) AS differs
         FROM place p
         LEFT JOIN lies l ON l.place = p.id
         LEFT JOIN says s ON s.place = p.id
         WHERE p.lon IS NOT NULL)
SELECT i.extract, count(*), count(*) FILTER (WHERE s.outside), count(*) FILTER (WHERE s.differs)
FROM (SELECT extract, place FROM incident UNION ALL SELECT extract, place FROM search) i
JOIN spot s ON s.place = i.place
GROUP BY i.extract
