-- Every incident has a known category
SELECT i.category, count(*) AS incidents
FROM incident AS i
ANTI JOIN category AS c ON c.id = i.category
GROUP BY i.category
ORDER BY i.category;
