-- The rows of partners' tables that count, as known at the end of a day; an empty day
-- is now. Of copies of a file the last by path counts, and of rows with one reference
-- and category the one in the newest file. Stands before other queries. Parameter: the
-- day, ISO, three times.
WITH held AS (
         SELECT e.*, row_number() OVER (PARTITION BY source, file_hash, reading ORDER BY path DESC) = 1 AS counts
         FROM partner_extract AS e
         WHERE CASE WHEN ? = '' THEN e.state <> 'withdrawn'
               ELSE strftime(e.loaded_at, '%Y-%m-%d') <= ? AND (e.state <> 'withdrawn' OR strftime(e.retired_at, '%Y-%m-%d') > ?) END),
     ranked AS (
         SELECT e.source, e.located_by, r.*,
                CASE WHEN r.ref = '' THEN 1
                     ELSE row_number() OVER (PARTITION BY e.source, r.ref, r.category ORDER BY e.newest DESC, e.path DESC) END AS rank
         FROM partner_record AS r
         JOIN held AS e ON e.id = r.extract AND e.counts),
     record AS (
         SELECT *, (domestic_abuse IS TRUE)::INTEGER + 2 * (hate IS TRUE)::INTEGER + 4 * (knife IS TRUE)::INTEGER
                + 8 * (alcohol IS TRUE)::INTEGER + 16 * (repeat_victim IS TRUE)::INTEGER AS flags
         FROM ranked
         WHERE rank = 1)
