-- The partners' rows stored are those that each file and month says it holds
SELECT coalesce(m.extract, r.extract) AS extract, strftime(coalesce(m.month, r.month), '%Y-%m') AS month, coalesce(m.kept, 0) AS said, coalesce(r.n, 0) AS stored
FROM (SELECT extract, month, sum(kept) AS kept FROM partner_month GROUP BY ALL) AS m
FULL JOIN (SELECT extract, month, count(*) AS n FROM partner_record GROUP BY ALL) AS r ON r.extract = m.extract AND r.month = m.month
WHERE coalesce(m.kept, 0) <> coalesce(r.n, 0)
ORDER BY ALL;
