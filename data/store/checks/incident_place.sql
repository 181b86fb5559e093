-- Every incident has a place that exists
SELECT i.extract, count(*) AS incidents
FROM incident AS i
ANTI JOIN place AS p ON p.id = i.place
GROUP BY i.extract
ORDER BY i.extract;
