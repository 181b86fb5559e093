-- The files of partners' tables with a month that several files have, of which some may
-- be gone, and their records by month, category and reference. Parameter: the day as
-- known on, ISO, empty for what is known by now; four times.
WITH file AS (
         SELECT id, source, path, file_hash, strftime(newest, '%Y-%m-%d') AS newest, strftime(loaded_at, '%Y-%m-%d') AS loaded_on,
                state = 'withdrawn' AND (? = '' OR strftime(retired_at, '%Y-%m-%d') <= ?) AS gone
         FROM partner_extract
         WHERE ? = '' OR strftime(loaded_at, '%Y-%m-%d') <= ?),
     again AS (
         SELECT DISTINCT f.source
         FROM partner_month AS m
         JOIN file AS f ON f.id = m.extract
         WHERE m.kept > 0 AND m.month IS NOT NULL
         GROUP BY f.source, m.month
         HAVING count(DISTINCT f.file_hash) > 1)
SELECT f.id, f.source, f.path, f.file_hash, (SELECT sum(m.rows_read)::BIGINT FROM partner_month AS m WHERE m.extract = f.id), f.newest, f.loaded_on, f.gone,
       strftime(r.month, '%Y-%m'), r.category, r.ref, coalesce(sum(r.count), 0)::BIGINT
FROM file AS f
JOIN again AS a ON a.source = f.source
JOIN partner_record AS r ON r.extract = f.id
GROUP BY ALL
ORDER BY ALL
