-- A partner's row lies in its month and day, and does not end before it starts
SELECT extract, strftime(month, '%Y-%m') AS month, count(*) AS records
FROM partner_record
WHERE day(month) <> 1
   OR date_trunc('month', day) <> month
   OR starts::DATE <> day
   OR (starts IS NULL AND ends IS NOT NULL)
   OR (starts IS NOT NULL AND day IS NULL)
   OR ends < starts
   OR count < 0
GROUP BY extract, month
ORDER BY ALL;
