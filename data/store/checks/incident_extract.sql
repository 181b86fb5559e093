-- Every incident belongs to an extract
SELECT i.extract, count(*) AS incidents
FROM incident AS i
ANTI JOIN extract AS e ON e.id = i.extract
GROUP BY i.extract
ORDER BY i.extract;
