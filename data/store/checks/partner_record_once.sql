-- A partner's file holds a reference once in each category
SELECT extract, category, count(*) - count(DISTINCT ref) AS again
FROM partner_record
WHERE ref <> ''
GROUP BY extract, category
HAVING again > 0
ORDER BY ALL;
