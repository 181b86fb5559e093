-- Incidents by extract, category and district, of every extract: fewer rows come out
-- than it would take to choose extracts going in. Parameters: LSOAs and the number of
-- the district of each, as two lists of one length; the assignment that brings stated
-- LSOA codes to the vintage of the analysis. In place of a district stands -1 outside
-- the LSOAs given and -2 for no location at all.
-- Every place is given its number first, so that rows meet one table by a dense key.
WITH district AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa, unnest(from_json(?, '["INTEGER"]')) AS number),
     home AS (
         SELECT p.id AS place, coalesce(d.number, CASE WHEN p.id = 0 THEN -2 ELSE -1 END) AS number
         FROM place p
         LEFT JOIN place_area a ON a.place = p.id AND a.assignment = ?
         LEFT JOIN district d ON d.lsoa = a.area)
SELECT i.extract, i.category, h.number, count(*)
FROM incident i
JOIN home h ON h.place = i.place
GROUP BY ALL
