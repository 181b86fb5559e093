-- A month that is held is counted from some extract
SELECT source, force, strftime(month, '%Y-%m') AS month
FROM extract
WHERE state <> 'withdrawn'
GROUP BY ALL
HAVING count(*) FILTER (WHERE state = 'current') = 0
ORDER BY ALL;
