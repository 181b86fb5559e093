-- Incidents by force, month, category and LSOA's district. Parameters: the
-- extracts to count, the districts of LSOAs as two lists of one length, and the
-- assignment that brings stated LSOA codes to the vintage of the analysis.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     district AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa, unnest(from_json(?, '["VARCHAR"]')) AS code),
     counted AS (
         SELECT extract, category, place, count(*) AS n
         FROM incident WHERE extract IN (SELECT id FROM used)
         GROUP BY extract, category, place)
SELECT e.force, strftime(e.month, '%Y-%m'), c.category, coalesce(d.code, ''), sum(c.n)::BIGINT
FROM counted c
JOIN extract e ON e.id = c.extract
LEFT JOIN place_area a ON a.place = c.place AND a.assignment = ?
LEFT JOIN district d ON d.lsoa = a.area
GROUP BY ALL
ORDER BY ALL
