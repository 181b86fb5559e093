-- Every search belongs to an extract, and none to an extract of incidents
SELECT s.extract, s.searches
FROM (SELECT extract, count(*) AS searches FROM search GROUP BY extract) AS s
WHERE s.extract NOT IN (SELECT id FROM extract)
   OR s.extract IN (SELECT extract FROM incident)
ORDER BY s.extract;
