-- Every partner's row belongs to a file that was read
SELECT r.extract, count(*) AS records
FROM (SELECT extract FROM partner_record UNION ALL SELECT extract FROM partner_month) AS r
ANTI JOIN partner_extract AS e ON e.id = r.extract
GROUP BY r.extract
ORDER BY r.extract;
