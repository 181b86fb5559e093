-- Every incident belongs to an extract
SELECT i.extract, i.incidents
FROM (SELECT extract, count(*) AS incidents FROM incident GROUP BY extract) AS i
ANTI JOIN extract AS e ON e.id = i.extract
ORDER BY i.extract;
