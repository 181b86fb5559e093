-- A search lies in the month of its extract, or in the hour after it that summer time adds
SELECT s.extract, count(*) AS searches
FROM search AS s
JOIN extract AS e ON e.id = s.extract
WHERE s.at < e.month
   OR s.at >= e.month + INTERVAL 1 MONTH + INTERVAL 1 HOUR
GROUP BY s.extract
ORDER BY s.extract;
