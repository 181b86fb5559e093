-- Extracts have numbers of their own and a month's first day
SELECT id, count(*) AS extracts
FROM extract
GROUP BY id
HAVING count(*) > 1 OR bool_or(day(month) <> 1)
ORDER BY id;
