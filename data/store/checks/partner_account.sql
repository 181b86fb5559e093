-- Every row of a partner's file is kept, rejected or a duplicate, month by month
SELECT e.path, strftime(m.month, '%Y-%m') AS month, m.rows_read, m.kept, m.rejected, m.duplicate
FROM partner_month AS m
JOIN partner_extract AS e ON e.id = m.extract
WHERE m.rows_read <> m.kept + m.rejected + m.duplicate
   OR least(m.kept, m.rejected, m.duplicate) < 0
   OR (m.month IS NULL AND m.kept + m.duplicate > 0)
ORDER BY ALL;
