-- Incidents by force, month, category and LSOA's district. Parameters: the
-- extracts to count, the districts of LSOAs as two lists of one length, and the
-- assignment that brings stated LSOA codes to the vintage of the analysis.
-- Places are given their district first, so that rows meet one small table.
WITH used AS (SELECT unnest(from_json(?, '["INTEGER"]')) AS id),
     district AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS lsoa, unnest(from_json(?, '["VARCHAR"]')) AS code),
     home AS (
         SELECT a.place, d.code
         FROM place_area a JOIN district d ON d.lsoa = a.area
         WHERE a.assignment = ?),
     counted AS (
         SELECT i.extract, i.category, h.code, count(*) AS n
         FROM incident i LEFT JOIN home h ON h.place = i.place
         WHERE i.extract IN (SELECT id FROM used)
         GROUP BY ALL)
SELECT e.force, strftime(e.month, '%Y-%m'), c.category, coalesce(c.code, ''), sum(c.n)::BIGINT
FROM counted c
JOIN extract e ON e.id = c.extract
GROUP BY ALL
ORDER BY ALL
