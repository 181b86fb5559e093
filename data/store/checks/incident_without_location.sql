-- The incidents and searches at place 0 are those that each extract says have no location
SELECT e.path, e.without_location AS said, coalesce(i.n, 0) AS stored
FROM extract AS e
LEFT JOIN (
    SELECT extract, count(*) AS n
    FROM (SELECT extract, place FROM incident UNION ALL SELECT extract, place FROM search)
    WHERE place = 0
    GROUP BY extract) AS i ON i.extract = e.id
WHERE e.without_location <> coalesce(i.n, 0)
ORDER BY e.id;
