-- What became of the rows of partners' tables by source and month. A month that is not
-- known is empty. After partnerheld.sql, with its parameters.
, loaded AS (
         SELECT source, month, count(*) AS n,
                count(*) FILTER (WHERE NOT CASE located_by WHEN 'ward' THEN ward <> '' WHEN 'district' THEN district <> '' WHEN 'outward' THEN outward <> '' ELSE place <> 0 END) AS unlocated,
                count(postcode) AS postcodes, count(*) FILTER (WHERE postcode) AS matched
         FROM record
         GROUP BY ALL),
     account AS (
         SELECT e.source, m.month, count(DISTINCT e.id) AS files, sum(m.rows_read) AS read, sum(m.kept) AS kept, sum(m.rejected) AS rejected, sum(m.duplicate) AS duplicate
         FROM partner_month AS m
         JOIN held AS e ON e.id = m.extract
         GROUP BY ALL)
SELECT a.source, coalesce(strftime(a.month, '%Y-%m'), ''), a.files::BIGINT, a.read::BIGINT, coalesce(l.n, 0)::BIGINT, a.rejected::BIGINT, a.duplicate::BIGINT,
       (a.kept - coalesce(l.n, 0))::BIGINT, coalesce(l.unlocated, 0)::BIGINT, coalesce(l.postcodes, 0)::BIGINT, coalesce(l.matched, 0)::BIGINT
FROM account AS a
LEFT JOIN loaded AS l ON l.source = a.source AND l.month = a.month
ORDER BY ALL
