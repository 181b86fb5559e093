-- The incidents and searches stored are those that each extract says it holds
SELECT e.path, e.loaded + e.superseded AS said, coalesce(i.n, 0) AS stored
FROM extract AS e
LEFT JOIN (
    SELECT extract, count(*) AS n
    FROM (SELECT extract FROM incident UNION ALL SELECT extract FROM search)
    GROUP BY extract) AS i ON i.extract = e.id
WHERE e.loaded + e.superseded <> coalesce(i.n, 0)
ORDER BY e.id;
