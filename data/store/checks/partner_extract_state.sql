-- A partner's file is current or has a date of retirement, and is held once
SELECT path, state, 1 AS times
FROM partner_extract
WHERE state NOT IN ('current', 'superseded', 'withdrawn')
   OR (state = 'current') <> (retired_at IS NULL)
UNION ALL
SELECT source || ' ' || path, 'held', count(*)
FROM partner_extract
WHERE state <> 'withdrawn'
GROUP BY source, path
HAVING count(*) > 1
UNION ALL
SELECT 'number ' || id, 'used', count(*)
FROM partner_extract
GROUP BY id
HAVING count(*) > 1
ORDER BY ALL;
