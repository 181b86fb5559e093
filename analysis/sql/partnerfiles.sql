-- The partners' files that count, with their rows. Parameter as in partners.sql.
SELECT source, path, file_hash, (SELECT coalesce(sum(rows_read), 0)::BIGINT FROM partner_month AS m WHERE m.extract = e.id), reversed, strftime(modified, '%Y-%m-%d')
FROM partner_extract AS e
WHERE CASE WHEN ? = '' THEN e.state <> 'withdrawn'
      ELSE strftime(e.loaded_at, '%Y-%m-%d') <= ? AND (e.state <> 'withdrawn' OR strftime(e.retired_at, '%Y-%m-%d') > ?) END
ORDER BY source, path
