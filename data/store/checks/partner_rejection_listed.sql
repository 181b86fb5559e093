-- Rejections of partners' rows are listed with their line, up to 1,000 of a file
SELECT coalesce(e.extract, r.extract) AS extract, coalesce(e.rejected, 0) AS rejected, coalesce(r.n, 0) AS listed
FROM (SELECT extract, sum(rejected) AS rejected FROM partner_month GROUP BY extract) AS e
FULL JOIN (SELECT extract, count(*) AS n FROM partner_rejection GROUP BY extract) AS r ON r.extract = e.extract
WHERE coalesce(r.n, 0) <> least(coalesce(e.rejected, 0), 1000)
ORDER BY extract;
