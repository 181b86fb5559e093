-- Every search has a place that exists
SELECT s.extract, count(*) AS searches
FROM search AS s
ANTI JOIN place AS p ON p.id = s.place
GROUP BY s.extract
ORDER BY s.extract;
