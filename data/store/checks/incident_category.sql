-- Every incident has a known category
SELECT i.category, i.incidents
FROM (SELECT category, count(*) AS incidents FROM incident GROUP BY category) AS i
ANTI JOIN category AS c ON c.id = i.category
ORDER BY i.category;
