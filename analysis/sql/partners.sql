-- What became of the rows of partners' tables by source and month, as known at the
-- end of a day; an empty day is now. A month that is not known is empty. Of copies of
-- a file the last by path counts, and of rows with one reference and category the one
-- in the newest file. Parameter: the day, ISO, three times.
WITH held AS (
         SELECT e.*, row_number() OVER (PARTITION BY source, file_hash, reading ORDER BY path DESC) = 1 AS counts
         FROM partner_extract AS e
         WHERE CASE WHEN ? = '' THEN e.state <> 'withdrawn'
               ELSE strftime(e.loaded_at, '%Y-%m-%d') <= ? AND (e.state <> 'withdrawn' OR strftime(e.retired_at, '%Y-%m-%d') > ?) END),
     ranked AS (
         SELECT e.source, e.located_by, r.extract, r.month, r.place, r.ward, r.district, r.outward, r.postcode,
                CASE WHEN r.ref = '' THEN 1
                     ELSE row_number() OVER (PARTITION BY e.source, r.ref, r.category ORDER BY e.newest DESC, e.path DESC) END AS rank
         FROM partner_record AS r
         JOIN held AS e ON e.id = r.extract AND e.counts),
     loaded AS (
         SELECT source, month, count(*) AS n,
                count(*) FILTER (WHERE NOT CASE located_by WHEN 'ward' THEN ward <> '' WHEN 'district' THEN district <> '' WHEN 'outward' THEN outward <> '' ELSE place <> 0 END) AS unlocated,
                count(postcode) AS postcodes, count(*) FILTER (WHERE postcode) AS matched
         FROM ranked
         WHERE rank = 1
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
