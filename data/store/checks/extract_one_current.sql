-- Each source, force and month is counted from one extract
SELECT source, force, strftime(month, '%Y-%m') AS month, count(*) AS extracts
FROM current_extract
GROUP BY ALL
HAVING count(*) > 1
ORDER BY ALL;
