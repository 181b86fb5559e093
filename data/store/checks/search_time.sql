-- A search lies in the month of its extract, or as near to it as time zones can bring it
SELECT s.extract, count(*) AS searches
FROM search AS s
JOIN extract AS e ON e.id = s.extract
WHERE s.at < e.month - INTERVAL 14 HOUR
   OR s.at >= e.month + INTERVAL 1 MONTH + INTERVAL 14 HOUR
GROUP BY s.extract
ORDER BY s.extract;
