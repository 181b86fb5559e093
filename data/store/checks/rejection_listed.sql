-- Rejections are listed with their line, up to 1,000 of an extract
SELECT coalesce(e.path, 'extract ' || r.extract) AS path, coalesce(e.rejected, 0) AS rejected, coalesce(r.n, 0) AS listed
FROM extract AS e
FULL JOIN (SELECT extract, count(*) AS n FROM rejection GROUP BY extract) AS r ON r.extract = e.id
WHERE coalesce(r.n, 0) <> least(coalesce(e.rejected, 0), 1000)
ORDER BY path;
